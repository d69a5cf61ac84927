import type { Say } from '../../messages/message.ts';
import { may, serves } from '../../staff/roles.ts';
import type { RoomTurn } from '../../staff/room-turn.ts';
import type { Staff } from '../../store/staff.ts';
import type { Deed } from '../../store/deeds.ts';
import type { Ticket } from '../../store/tickets.ts';
import { logEntry } from './keep-ticket.ts';
import { mentorName, nameOf, personOf } from './names.ts';
import { claim, decline, readHistory } from './named-deeds.ts';
import { workingTimeOf } from './rules.ts';
import { aboutOf, sendTo } from './telling.ts';
import { spanInWords } from '../../calendar/in-words.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';
import { change } from './ticket.ts';
import { isWorking } from '../../calendar/working-time.ts';

/** On duty, and at work at this moment: in their hours, or plainly awake since they wrote a short while ago. */
export function isAtWork(turn: RoomTurn, staff: Staff): boolean {
  const book = turn.tools.book();
  if (!staff.onDuty || staff.leftAt !== null) return false;
  const wroteAt = Math.max(staff.joinedAt, staff.menu.shownAt, staff.menu.currentAt);
  return isWorking(turn.now, workingTimeOf(book, staff)) || turn.now - wroteAt < book.rules.awake;
}

/**
 * Who is told of a waiting ticket. The first time: mentors of the village who are at work, else those of the programme,
 * else coordinators. Later: everybody at work, and the coordinators. Whoever said that it is not in their field is left out.
 */
async function recipientsOf(turn: RoomTurn, ticket: Ticket): Promise<Staff[]> {
  const entries = await turn.store.ticketEntries(ticket.id);
  const declined = new Set(entries.filter(({ what }) => what === 'declined').map(({ by }) => by));
  const all = (await staffNow(turn)).filter(
    (staff) => may(staff, 'take_ticket') && staff.personId !== ticket.workerId && !declined.has(staff.personId),
  );
  const atWork = all.filter((staff) => isAtWork(turn, staff));
  const mentors = atWork.filter(({ roles }) => roles.includes('mentor'));
  const coordinators = all.filter(({ roles }) => roles.includes('coordinator'));
  const coordinatorsAtWork = coordinators.filter((staff) => isAtWork(turn, staff));
  if (ticket.alerts > 0) {
    const theirs = coordinatorsAtWork.length > 0 ? coordinatorsAtWork : coordinators;
    return [...new Set([...mentors, ...theirs])];
  }
  const near = mentors.filter((staff) => serves(staff, ticket.village));
  if (near.length > 0) return near;
  return mentors.length > 0 ? mentors : coordinatorsAtWork;
}

/** Everybody on the staff, the turn's own member as this turn has changed them. */
async function staffNow(turn: RoomTurn): Promise<Staff[]> {
  const all = await turn.store.staffList();
  const { staff: own } = turn;
  return own ? all.map((staff) => (staff.personId === own.personId ? own : staff)) : all;
}

/** Alerts everybody concerned, if anybody can be reached now; returns the ticket as it is then. The caller keeps it. */
export async function alertRound(turn: RoomTurn, ticket: Ticket): Promise<Ticket> {
  const recipients = await recipientsOf(turn, ticket);
  const told = await Promise.all(
    recipients.map(async (staff) =>
      sendTo(turn, staff.personId, await alertFor(turn, ticket, staff, ticket.alerts > 0)),
    ),
  );
  if (!told.includes(true)) return ticket;
  logEntry(turn, ticket, 'alerted');
  return change.alerted(ticket, turn.now) ?? ticket;
}

/** What a mentor is told of a waiting ticket, with the buttons to take it, look at it, or pass. */
export async function alertFor(turn: RoomTurn, ticket: Ticket, staff: Staff, again = false): Promise<Say> {
  const sheet = await sheetOf(turn, ticket);
  const earlier = (await turn.store.ticketsOf(ticket.workerId)).findLast(
    ({ id, mentorId }) => mentorId !== null && id !== ticket.id,
  );
  const known = earlier?.mentorId === staff.personId;
  const before = earlier ? { name: await mentorName(turn, earlier.mentorId) } : null;
  const heading = turn.words(again ? 'alert_again' : 'alert', { number: ticket.id });
  const lines = [
    heading,
    sheet,
    ...(before ? [turn.words(known ? 'alert_known' : 'alert_known_to', before)] : []),
    turn.words('alert_how', { number: ticket.id }),
  ];
  const button = (label: string, deed: Deed) => ({ label, token: turn.token(staff.personId, deed) });
  const about = { ticket: ticket.id };
  return {
    kind: 'say',
    text: lines.join('\n'),
    buttons: [
      button('Ambil', claim.of(about)),
      button('Lihat riwayat', readHistory.of(about)),
      button('Bukan bidang saya', decline.of(about)),
    ],
    about: aboutOf(ticket, 'alert'),
  };
}

/** What staff may know of a ticket: how to call the worker, village, work, stage, topic, words, learning, waiting. */
export async function sheetOf(turn: RoomTurn, ticket: Ticket): Promise<string> {
  const worker = await personOf(turn, ticket.workerId);
  const { book, store } = turn.tools;
  const consented = worker?.consent === 'given';
  const learnt = consented && worker.id !== 0 ? await store.learntBy(worker.id) : null;
  const flow = learnt?.flow == null ? null : turn.guide.program.flows.get(learnt.flow);
  const scope = scopeOfNobody(turn.now);
  const label = (name: string) => turn.guide.labels.find((candidate) => candidate.name === name)?.say;
  const vars = consented ? worker.session.vars : {};
  const score =
    learnt?.total == null ? '' : turn.words('sheet_score', { right: learnt.right ?? 0, total: learnt.total });
  return turn.words('sheet', {
    name: nameOf(turn, worker),
    village: villageInWords(turn, ticket.village),
    work: consented && 'work' in vars ? (label('work')?.({ ...scope, vars }) ?? '') : turn.words('unsaid'),
    stage: consented ? (label('stage')?.({ ...scope, vars: { stage: worker.stage } }) ?? '') : turn.words('unsaid'),
    topic: book().topics.get(ticket.topic) ?? ticket.topic,
    words: ticket.words === '' ? turn.words('no_words') : ticket.words,
    lesson: [flow ? flow.title(scope) : turn.words('no_lesson'), score].filter((part) => part !== '').join(', '),
    waiting: spanInWords(turn.now - ticket.openedAt),
  });
}

/** A village by its name; what people wrote of a place that content does not list stays as they wrote it. */
function villageInWords(turn: RoomTurn, village: string): string {
  if (village === '') return turn.words('unsaid');
  const listed = turn.guide.program.villages.list.find(({ id }) => id === village);
  return listed?.label ?? village;
}

/** The ticket is taken: what others were shown says so now, and their buttons go. */
export async function settleAlerts(turn: RoomTurn, ticket: Ticket, words: string, except?: number): Promise<void> {
  for (const { outboxId, personId } of await turn.store.ticketAlerts(ticket.id)) {
    if (personId === except) continue;
    await sendTo(turn, personId, { kind: 'edit', outbox: outboxId, text: words });
  }
}
