import type { StaffVisit } from '../../staff/staff-visit.ts';
import { may } from '../../staff/roles.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertFor, isAtWork, recipientsOf, settleAlerts, sheetOf } from '../ticket/alerts.ts';
import {
  ABOUT_MANY,
  aboutOf,
  allowed,
  keep,
  log,
  mentorName,
  mine,
  nameOf,
  personOf,
  tell,
} from '../ticket/records.ts';
import { shortMoment } from '../../calendar/in-words.ts';
import { releaseCase } from '../ticket/close.ts';
import { change } from '../ticket/ticket.ts';

const HISTORY_LINES = 20;
const LISTED = 8;

/** First claim wins: of two on the same version the store takes one, and the other is planned anew and comes here too late. */
export async function claim(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const seen = await visit.tools.store.loadTicket(Number(id) || 0);
  const told = seen && (await visit.tools.store.wasAlerted(seen.id, visit.me));
  if (
    seen &&
    (seen.state !== 'waiting' || seen.workerId === visit.me) &&
    visit.staff &&
    may(visit.staff, 'take_ticket') &&
    told
  ) {
    await tooLate(visit, seen);
    return;
  }
  const ticket = await allowed(visit, id, 'take_ticket');
  const claimed = ticket && change.claim(ticket, visit.me, visit.now);
  if (!ticket) return;
  if (!claimed) {
    await tooLate(visit, ticket);
    return;
  }
  keep(visit, claimed);
  log(visit, ticket, 'claimed');
  await welcome(visit, claimed);
  const name = visit.staff?.name ?? '';
  await settleAlerts(visit, ticket, visit.words('alert_taken', { number: ticket.id, name }));
  visit.sayAbout(aboutOf(ticket, 'history'), 'claimed', {
    number: ticket.id,
    name: nameOf(visit, await personOf(visit, ticket.workerId)),
  });
  await showCase(visit, claimed);
}

/** AMBIL without a number: the only one that waits, or the list. */
export async function claimOnly(visit: StaffVisit): Promise<void> {
  const [only, ...others] = await waitingFor(visit);
  if (only && others.length === 0) await claim(visit, [String(only.id)]);
  else await listCases(visit, []);
}

async function tooLate(visit: StaffVisit, ticket: Ticket): Promise<void> {
  if (ticket.state === 'closed') visit.say('case_closed', { number: ticket.id });
  else if (ticket.mentorId === visit.me) visit.say('case_yours', { number: ticket.id });
  else if (ticket.mentorId === null) visit.say('case_not_yours', { number: ticket.id });
  else visit.say('alert_taken', { number: ticket.id, name: await mentorName(visit, ticket.mentorId) });
}

/** The worker learns who helps them now, and how to end it. */
async function welcome(visit: StaffVisit, ticket: Ticket): Promise<void> {
  await tell(visit, ticket.workerId, {
    kind: 'say',
    text: visit.words('worker_claimed', { name: await mentorName(visit, ticket.mentorId), number: ticket.id }),
    about: aboutOf(ticket, 'relay'),
  });
}

export async function decline(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await allowed(visit, id, 'take_ticket');
  if (!ticket) return;
  if (ticket.state !== 'waiting') {
    await tooLate(visit, ticket);
    return;
  }
  log(visit, ticket, 'declined');
  const own = (await visit.tools.store.ticketAlerts(ticket.id)).find(({ personId }) => personId === visit.me);
  const words = visit.words('alert_declined', { number: ticket.id });
  visit.send(own ? { kind: 'edit', outbox: own.outboxId, text: words } : { kind: 'say', text: words });
}

/** One's own cases and those that wait within reach. */
export async function listCases(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  if (id !== undefined) {
    await switchTo(visit, [id]);
    return;
  }
  const held = await visit.tools.store.ticketsHeldBy(visit.me);
  const waiting = await waitingFor(visit);
  const line = async (ticket: Ticket, kind: 'own' | 'waiting') =>
    visit.words('case_line', {
      number: ticket.id,
      name: nameOf(visit, await personOf(visit, ticket.workerId)),
      topic: visit.tools.book().topics.get(ticket.topic) ?? ticket.topic,
      state: kind === 'waiting' ? 'waiting' : ticket.waitingSince === null ? 'answered' : 'unanswered',
    });
  const lines = [
    visit.words('cases', { held: held.length, waiting: waiting.length }),
    ...(await Promise.all(held.map((ticket) => line(ticket, 'own')))),
    ...(await Promise.all(waiting.slice(0, LISTED).map((ticket) => line(ticket, 'waiting')))),
  ];
  const offered = [
    ...held.slice(0, LISTED).map(({ id: own }) => ({ label: `Buka #${own}`, action: `switch ${own}` })),
    ...waiting.slice(0, LISTED).map(({ id: other }) => ({ label: `Lihat #${other}`, action: `look ${other}` })),
  ];
  visit.offer(lines.join('\n'), offered, ABOUT_MANY);
}

/** Tickets that wait and that this staff member may take, oldest first. */
export async function waitingFor(visit: StaffVisit): Promise<Ticket[]> {
  const { store } = visit.tools;
  const found: Ticket[] = [];
  for (const ticket of await store.openTickets()) {
    if (ticket.state !== 'waiting' || ticket.workerId === visit.me) continue;
    const thing = { village: ticket.village, holder: null, told: await store.wasAlerted(ticket.id, visit.me) };
    if (may(visit.staff, 'take_ticket', thing)) found.push(ticket);
  }
  return found;
}

export async function look(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await allowed(visit, id, 'take_ticket');
  if (!ticket || !visit.staff) return;
  if (ticket.state === 'waiting') visit.send(await alertFor(visit, ticket, visit.staff));
  else await tooLate(visit, ticket);
}

/** Words without an address go to this case from now on. */
export async function switchTo(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (ticket) await showCase(visit, ticket);
}

export async function showCase(visit: StaffVisit, ticket: Ticket): Promise<void> {
  const { staff } = visit;
  if (staff) staff.desk = { ...staff.desk, current: ticket.id, currentAt: visit.now };
  const offered = [
    ['Jawaban siap pakai', 'canned'],
    ['Kirim pelajaran atau gambar', 'send'],
    ['Atur pertemuan', 'visit'],
    ...(ticket.visit && ticket.visit.state !== 'done' ? [['Catat hasil pertemuan', 'visit_done']] : []),
    ['Minta nomor HP', 'phone'],
    ['Catatan untuk pendamping', 'note'],
    ['Lihat riwayat', 'history'],
    ['Serahkan ke petugas lain', 'handover'],
    ['Lepas kasus ini', 'release'],
    ['Tutup kasus', 'close'],
  ].map(([label = '', verb = '']) => ({ label, action: `${verb} ${ticket.id}` }));
  visit.offer(
    `${visit.words('case', { number: ticket.id })}\n${await sheetOf(visit, ticket)}`,
    offered,
    aboutOf(ticket, 'history'),
  );
}

export async function history(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await allowed(visit, id, 'read_history');
  if (!ticket) return;
  visit.send({ kind: 'say', text: await historyText(visit, ticket), about: aboutOf(ticket, 'history') });
}

export async function historyText(visit: StaffVisit, ticket: Ticket): Promise<string> {
  const { book, store } = visit.tools;
  const entries = await store.ticketEntries(ticket.id);
  const worker = nameOf(visit, await personOf(visit, ticket.workerId));
  const lines = await Promise.all(
    entries.slice(-HISTORY_LINES).map(async ({ what, by, text, at }) => {
      const who = by === ticket.workerId ? worker : by === 0 ? visit.words('the_program') : await mentorName(visit, by);
      const said = visit.words('history_line', { when: shortMoment(at, book().zone), name: who, what });
      return text === null || text === '' ? said : `${said}: ${text}`;
    }),
  );
  return [visit.words('history', { number: ticket.id }), await sheetOf(visit, ticket), ...lines].join('\n');
}

export async function release(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const ticket = await mine(visit, id);
  if (!ticket) return;
  await releaseCase(visit, ticket, 'let_go');
  forgetCurrent(visit, ticket);
  visit.say('released', { number: ticket.id });
}

/** `handover 12` asks to whom, `handover 12 7` does it; the new mentor gets the history. */
export async function handOver(visit: StaffVisit, [id, to]: readonly string[]): Promise<void> {
  const ticket = await allowed(visit, id, 'hand_over');
  if (!ticket) return;
  if (ticket.state !== 'claimed') {
    visit.say('case_closed', { number: ticket.id });
    return;
  }
  const others = (await visit.tools.store.staffList()).filter(
    (staff) =>
      may(staff, 'take_ticket') &&
      staff.personId !== ticket.mentorId &&
      staff.personId !== ticket.workerId &&
      staff.onDuty,
  );
  const chosen = others.find(({ personId }) => String(personId) === to);
  if (!chosen) {
    offerColleagues(visit, ticket, others);
    return;
  }
  const handed = change.handOver(ticket, chosen.personId, visit.now);
  if (!handed) return;
  keep(visit, handed);
  log(visit, ticket, 'handed_over', chosen.name);
  forgetCurrent(visit, ticket);
  const from = await mentorName(visit, ticket.mentorId);
  const heading = visit.words('handed_to_you', { number: ticket.id, name: from });
  const about = aboutOf(ticket, 'history');
  await tell(visit, chosen.personId, { kind: 'say', text: `${heading}\n\n${await historyText(visit, ticket)}`, about });
  await tell(visit, ticket.workerId, {
    kind: 'say',
    text: visit.words('worker_handed_over', { name: chosen.name, from }),
    about: aboutOf(ticket, 'relay'),
  });
  visit.say('handed_over', { number: ticket.id, name: chosen.name });
}

function offerColleagues(visit: StaffVisit, ticket: Ticket, others: readonly Staff[]): void {
  if (others.length === 0) {
    visit.say('nobody_else');
    return;
  }
  const sorted = [...others].sort((a, b) => Number(isAtWork(visit, b)) - Number(isAtWork(visit, a)));
  visit.offer(
    visit.words('hand_over_ask', { number: ticket.id }),
    sorted.slice(0, LISTED).map((staff) => ({ label: staff.name, action: `handover ${ticket.id} ${staff.personId}` })),
  );
}

export function forgetCurrent(visit: StaffVisit, ticket: Ticket): void {
  const { staff } = visit;
  if (staff?.desk.current === ticket.id) staff.desk = { ...staff.desk, current: null };
}

/** Whether a waiting ticket concerns this staff member in the morning. */
export async function concerns(visit: StaffVisit, ticket: Ticket, staff: Staff): Promise<boolean> {
  return (await recipientsOf(visit, ticket)).some(({ personId }) => personId === staff.personId);
}
