import type { About, Message } from '../../messages/message.ts';
import type { MentoringBook } from '../../content/load/mentoring.ts';
import { may, type Permission } from '../../staff/roles.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Person } from '../../store/people.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket, TicketEvent } from '../../store/tickets.ts';
import { nextDue, type TicketRules } from './ticket.ts';
import type { WorkingTime } from '../../calendar/working-time.ts';

/** The rules of content as the clock of a ticket needs them. */
export function rulesOf(book: MentoringBook): TicketRules {
  const { rules } = book;
  return {
    time: workingTimeOf(book),
    unclaimedFirstMs: rules.unclaimed_first,
    unclaimedAgainMs: rules.unclaimed_again,
    unansweredMs: rules.unanswered,
    silenceAskMs: rules.silence_ask,
    silenceCloseMs: rules.silence_close,
    reopenMs: rules.reopen,
  };
}

/** Working time of the programme, or of one staff member who keeps hours of their own. */
export function workingTimeOf(book: MentoringBook, staff?: Pick<Staff, 'hours'>): WorkingTime {
  return { ...book.workingTime, ...staff?.hours, zone: book.zone };
}

/** Writes a changed ticket and sets its clock anew: one job of the worker looks after it. */
export function keep(visit: StaffVisit, ticket: Ticket): void {
  visit.turn.draft.keep({ kind: 'ticket_changed', ticket });
  setClock(visit, ticket);
}

export function setClock(visit: StaffVisit, ticket: Ticket): void {
  const { draft } = visit.turn;
  const due = nextDue(ticket, rulesOf(visit.tools.book()));
  const verb = due ? 'ticket_clock' : 'ticket_closed';
  const job = { key: CLOCK, dueAt: due?.at ?? visit.now, payload: { verb: `${verb} ${ticket.id}` } };
  if (ticket.workerId === 0 || ticket.workerId === visit.me) draft.schedule(job);
  else draft.scheduleFor(ticket.workerId, job);
}

/** Key of the one job of a worker that looks after their ticket. */
export const CLOCK = 'ticket';

/** Adds to the history of a case. */
export function log(visit: StaffVisit, ticket: Ticket, what: TicketEvent, text: string | null = null): void {
  const by = visit.me === 0 ? null : visit.me;
  visit.turn.draft.keep({ kind: 'ticket_entry', entry: { ticket: ticket.id, what, by, text, at: visit.now } });
}

/** Sends somebody a message: the turn's own person or anybody else. False: they cannot be reached. */
export async function tell(visit: StaffVisit, personId: number, body: Message): Promise<boolean> {
  const { draft } = visit.turn;
  if (personId === visit.me) {
    draft.say(body);
    return true;
  }
  const person = await personOf(visit, personId);
  if (!person || person.blocked) return false;
  draft.tell(person, body);
  return true;
}

/** Somebody as this turn sees them. */
export async function personOf(visit: StaffVisit, personId: number): Promise<Person | null> {
  if (personId === visit.me) return visit.turn.draft.person;
  return personId === 0 ? null : visit.tools.store.loadPerson(personId);
}

/** How a worker is called; never more than they said of themselves. */
export function nameOf(visit: StaffVisit, person: Person | null): string {
  const name = person?.session.vars['nickname'];
  return typeof name === 'string' && name !== '' ? name : visit.words('somebody');
}

export async function mentorName(visit: StaffVisit, mentorId: number | null): Promise<string> {
  if (mentorId === null) return visit.words('a_mentor');
  const staff = mentorId === visit.staff?.personId ? visit.staff : await visit.tools.store.loadStaff(mentorId);
  return staff?.name ?? visit.words('a_mentor');
}

/** A case that the acting staff member may do this to; null after they were told why not. */
export async function allowed(
  visit: StaffVisit,
  id: string | undefined,
  permission: Permission,
): Promise<Ticket | null> {
  const number = Number(id);
  const ticket = Number.isInteger(number) && number > 0 ? await visit.tools.store.loadTicket(number) : null;
  // Whether a number exists is nobody's business who may not see it.
  const thing = ticket && {
    village: ticket.village,
    holder: ticket.mentorId,
    told: await visit.tools.store.wasAlerted(ticket.id, visit.me),
  };
  if (!ticket || !thing || !may(visit.staff, permission, thing)) {
    visit.say('case_not_yours', { number: Number.isInteger(number) ? number : 0 });
    return null;
  }
  return ticket;
}

/** One's own case that is still open; null after they were told why not. */
export async function mine(visit: StaffVisit, id: string | undefined): Promise<Ticket | null> {
  const ticket = await allowed(visit, id, 'work_ticket');
  if (!ticket) return null;
  if (ticket.state !== 'claimed' || ticket.mentorId !== visit.me) {
    visit.say('case_closed', { number: ticket.id });
    return null;
  }
  return ticket;
}

/** What is asked of the worker beside the dialogues: numbered, with a button each. */
export async function askWorker(
  visit: StaffVisit,
  ticket: Ticket,
  text: string,
  offered: readonly { label: string; action: string }[],
): Promise<Ticket['asked']> {
  const shown = offered.map(({ label, action }, i) => ({ n: i + 1, label, action }));
  const options = shown.map(({ n, label, action }) => ({ n, label, token: visit.token(ticket.workerId, action) }));
  await tell(visit, ticket.workerId, {
    kind: 'say',
    text,
    ...(options.length > 0 && { options }),
    about: aboutOf(ticket, 'relay'),
  });
  return { shown, awaiting: null };
}

/** What names several workers: it goes as soon as any worker erases their data. */
export const ABOUT_MANY: About = { ticket: 0, worker: -1, kind: 'history' };

export function aboutOf(ticket: Ticket, kind: 'alert' | 'relay' | 'history'): About {
  return { ticket: ticket.id, worker: ticket.workerId, kind };
}
