import type { Say } from '../../messages/message.ts';
import { may, serves } from '../../staff/roles.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { aboutOf, log, mentorName, nameOf, personOf, tell, workingTimeOf } from './records.ts';
import { spanInWords } from '../../calendar/in-words.ts';
import { change } from './ticket.ts';
import { isWorking } from '../../calendar/working-time.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

/** On duty, and at work at this moment: in their hours, or plainly awake since they wrote a short while ago. */
export function isAtWork(visit: StaffVisit, staff: Staff): boolean {
  const book = visit.tools.book();
  if (!staff.onDuty || staff.leftAt !== null) return false;
  const wroteAt = Math.max(staff.joinedAt, staff.desk.shownAt, staff.desk.currentAt);
  return isWorking(visit.now, workingTimeOf(book, staff)) || visit.now - wroteAt < book.rules.awake;
}

/**
 * Who is told of a waiting ticket. The first time: mentors of the village who are at work, else those of the programme,
 * else coordinators. Later: everybody at work, and the coordinators. Whoever said that it is not in their field is left out.
 */
export async function recipientsOf(visit: StaffVisit, ticket: Ticket): Promise<Staff[]> {
  const entries = await visit.tools.store.ticketEntries(ticket.id);
  const declined = new Set(entries.filter(({ what }) => what === 'declined').map(({ by }) => by));
  const all = (await staffNow(visit)).filter(
    (staff) => may(staff, 'take_ticket') && staff.personId !== ticket.workerId && !declined.has(staff.personId),
  );
  const atWork = all.filter((staff) => isAtWork(visit, staff));
  const mentors = atWork.filter(({ roles }) => roles.includes('mentor'));
  const coordinators = all.filter(({ roles }) => roles.includes('coordinator'));
  const coordinatorsAtWork = coordinators.filter((staff) => isAtWork(visit, staff));
  if (ticket.alerts > 0) {
    const theirs = coordinatorsAtWork.length > 0 ? coordinatorsAtWork : coordinators;
    return [...new Set([...mentors, ...theirs])];
  }
  const near = mentors.filter((staff) => serves(staff, ticket.village));
  if (near.length > 0) return near;
  return mentors.length > 0 ? mentors : coordinatorsAtWork;
}

/** Everybody on the staff, the turn's own member as this turn has changed them. */
async function staffNow(visit: StaffVisit): Promise<Staff[]> {
  const all = await visit.tools.store.staffList();
  const { staff: own } = visit;
  return own ? all.map((staff) => (staff.personId === own.personId ? own : staff)) : all;
}

/** Alerts everybody concerned, if anybody can be reached now; returns the ticket as it is then. The caller keeps it. */
export async function alertRound(visit: StaffVisit, ticket: Ticket): Promise<Ticket> {
  const recipients = await recipientsOf(visit, ticket);
  const told = await Promise.all(
    recipients.map(async (staff) =>
      tell(visit, staff.personId, await alertFor(visit, ticket, staff, ticket.alerts > 0)),
    ),
  );
  if (!told.includes(true)) return ticket;
  log(visit, ticket, 'alerted');
  return change.alerted(ticket, visit.now) ?? ticket;
}

/** What a mentor is told of a waiting ticket, with the buttons to take it, look at it, or pass. */
export async function alertFor(visit: StaffVisit, ticket: Ticket, staff: Staff, again = false): Promise<Say> {
  const sheet = await sheetOf(visit, ticket);
  const earlier = (await visit.tools.store.ticketsOf(ticket.workerId)).findLast(
    ({ id, mentorId }) => mentorId !== null && id !== ticket.id,
  );
  const known = earlier?.mentorId === staff.personId;
  const before = earlier ? { name: await mentorName(visit, earlier.mentorId) } : null;
  const heading = visit.words(again ? 'alert_again' : 'alert', { number: ticket.id });
  const lines = [
    heading,
    sheet,
    ...(before ? [visit.words(known ? 'alert_known' : 'alert_known_to', before)] : []),
    visit.words('alert_how', { number: ticket.id }),
  ];
  const button = (label: string, action: string) => ({ label, token: visit.token(staff.personId, action) });
  return {
    kind: 'say',
    text: lines.join('\n'),
    buttons: [
      button('Ambil', `claim ${ticket.id}`),
      button('Lihat riwayat', `history ${ticket.id}`),
      button('Bukan bidang saya', `decline ${ticket.id}`),
    ],
    about: aboutOf(ticket, 'alert'),
  };
}

/** What staff may know of a case: how to call the worker, village, work, stage, topic, words, learning, waiting. */
export async function sheetOf(visit: StaffVisit, ticket: Ticket): Promise<string> {
  const worker = await personOf(visit, ticket.workerId);
  const { book, store } = visit.tools;
  const consented = worker?.consent === 'given';
  const learnt = consented && worker.id !== 0 ? await store.learntBy(worker.id) : null;
  const flow = learnt?.flow == null ? null : visit.turn.guide.program.flows.get(learnt.flow);
  const scope = scopeOfNobody(visit.now);
  const label = (name: string) => visit.turn.guide.labels.find((candidate) => candidate.name === name)?.say;
  const vars = consented ? worker.session.vars : {};
  const score =
    learnt?.total == null ? '' : visit.words('sheet_score', { right: learnt.right ?? 0, total: learnt.total });
  return visit.words('sheet', {
    name: nameOf(visit, worker),
    village: villageInWords(visit, ticket.village),
    work: consented && 'work' in vars ? (label('work')?.({ ...scope, vars }) ?? '') : visit.words('unsaid'),
    stage: consented ? (label('stage')?.({ ...scope, vars: { stage: worker.stage } }) ?? '') : visit.words('unsaid'),
    topic: book().topics.get(ticket.topic) ?? ticket.topic,
    words: ticket.words === '' ? visit.words('no_words') : ticket.words,
    lesson: [flow ? flow.title(scope) : visit.words('no_lesson'), score].filter((part) => part !== '').join(', '),
    waiting: spanInWords(visit.now - ticket.openedAt),
  });
}

/** A village by its name; what people wrote of a place that content does not list stays as they wrote it. */
function villageInWords(visit: StaffVisit, village: string): string {
  if (village === '') return visit.words('unsaid');
  const listed = visit.turn.guide.program.villages.list.find(({ id }) => id === village);
  return listed?.label ?? village;
}

/** The case is taken: what others were shown says so now, and their buttons go. */
export async function settleAlerts(visit: StaffVisit, ticket: Ticket, words: string, except?: number): Promise<void> {
  for (const { outboxId, personId } of await visit.tools.store.ticketAlerts(ticket.id)) {
    if (personId === except) continue;
    await tell(visit, personId, { kind: 'edit', outbox: outboxId, text: words });
  }
}
