import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Ticket } from '../../store/tickets.ts';
import { scrub } from '../../understanding/scrub.ts';
import { alertFor, isAtWork } from '../ticket/alerts.ts';
import { aboutOf, keep, log, mentorName, nameOf, rulesOf, tell } from '../ticket/records.ts';
import { closeCase, comeBack } from '../ticket/close.ts';
import { alertRound } from '../ticket/alerts.ts';
import { passedOf, toMentor } from '../ticket/relay.ts';
import { change } from '../ticket/ticket.ts';
import { agree } from '../ticket/visits.ts';

/** What a worker answers to a question of their case; `words` is what was typed where the verb had asked for it. */
type WorkerVerb = (
  visit: StaffVisit,
  ticket: Ticket,
  args: readonly string[],
  words: string | null,
) => Promise<void> | void;

export const WORKER_VERBS: Readonly<Record<string, WorkerVerb>> = {
  rate,
  rate_words: rateInWords,
  lesson: openLesson,
  phone_yes: phoneYes,
  phone_number: phoneNumber,
  phone_no: phoneNo,
  visit_yes: agree,
  visit_other: otherVisit,
  still_yes: stillYes,
  still_no: stillNo,
  reopen_yes: reopenYes,
  reopen_no: reopenNo,
  ticket_words: addWords,
};

function rate(visit: StaffVisit, ticket: Ticket, [given]: readonly string[]): void {
  const rated = change.rate(ticket, Number(given));
  if (!rated) {
    visit.say('button_used');
    return;
  }
  const { person } = visit.turn.draft;
  log(visit, ticket, 'rated', given ?? null);
  if (person.consent !== 'given') {
    write(visit, { ...rated, asked: null });
    visit.say('rate_thanks');
    comeBack(visit);
    return;
  }
  const action = `rate_words ${ticket.id}`;
  const token = visit.token(visit.me, action);
  write(visit, {
    ...rated,
    asked: { shown: [{ n: 1, label: 'Lewati', action }], awaiting: { verb: 'rate_words', args: [] } },
  });
  visit.send({ kind: 'say', text: visit.words('rate_words_ask'), options: [{ n: 1, label: 'Lewati', token }] });
}

function rateInWords(visit: StaffVisit, ticket: Ticket, _args: readonly string[], words: string | null): void {
  const said =
    words === null || /^\s*(?:lewati|skip|lewat|tidak|-)\s*$/i.test(words) ? '' : scrub(words).text.slice(0, 300);
  write(visit, { ...(change.rateInWords(ticket, said) ?? ticket), asked: null, version: ticket.version + 1 });
  visit.say('rate_thanks');
  comeBack(visit);
}

/** While the lesson runs, what answers it goes to the lesson; everything else still goes to the mentor. */
function openLesson(visit: StaffVisit, ticket: Ticket, [flow = '']: readonly string[]): void {
  if (!visit.turn.guide.program.flows.has(flow)) {
    visit.say('button_expired');
    return;
  }
  if (ticket.state === 'claimed')
    write(visit, change.ask(ticket, { shown: [], awaiting: { verb: 'in_lesson', args: [flow] } }));
  visit.turn.step({ kind: 'interrupt', flow });
}

function phoneYes(visit: StaffVisit, ticket: Ticket): void {
  write(visit, change.ask(ticket, { shown: [], awaiting: { verb: 'phone_number', args: [] } }));
  visit.say('phone_type');
}

/** Given by the worker's own hand, passed on as it is, and kept in no history. */
async function phoneNumber(
  visit: StaffVisit,
  ticket: Ticket,
  _args: readonly string[],
  words: string | null,
): Promise<void> {
  const number = (words ?? '').replace(/[^\d+]/g, '');
  if (!/^\+?\d{9,15}$/.test(number)) {
    write(visit, change.ask(ticket, null));
    await toMentor(visit, { ...ticket, asked: null, version: ticket.version + 1 }, passedOf(words ?? '', null, null));
    return;
  }
  keep(visit, { ...(change.workerWrote(ticket, visit.now, true) ?? ticket), asked: null });
  log(visit, ticket, 'phone_given');
  const text = visit.words('phone_given', {
    name: nameOf(visit, visit.turn.draft.person),
    number: ticket.id,
    words: number,
  });
  await tell(visit, ticket.mentorId ?? 0, { kind: 'say', text, about: aboutOf(ticket, 'relay') });
  visit.say('phone_passed', { name: await mentorName(visit, ticket.mentorId) });
}

async function phoneNo(visit: StaffVisit, ticket: Ticket): Promise<void> {
  write(visit, change.ask(ticket, null));
  log(visit, ticket, 'phone_refused');
  const name = nameOf(visit, visit.turn.draft.person);
  await tell(visit, ticket.mentorId ?? 0, {
    kind: 'say',
    text: visit.words('phone_refused', { name, number: ticket.id }),
    about: aboutOf(ticket, 'history'),
  });
  visit.say('phone_kept');
}

async function otherVisit(
  visit: StaffVisit,
  ticket: Ticket,
  _args: readonly string[],
  words: string | null,
): Promise<void> {
  if (words === null) {
    write(visit, change.ask(ticket, { shown: [], awaiting: { verb: 'visit_other', args: [] } }));
    visit.say('visit_other_ask');
    return;
  }
  const { text } = scrub(words);
  keep(visit, { ...(change.workerWrote(ticket, visit.now, true) ?? ticket), asked: null });
  log(visit, ticket, 'visit_moved', text);
  const name = nameOf(visit, visit.turn.draft.person);
  const button = { label: 'Usulkan jadwal baru', token: visit.token(ticket.mentorId ?? 0, `visit ${ticket.id}`) };
  await tell(visit, ticket.mentorId ?? 0, {
    kind: 'say',
    text: visit.words('visit_other_mentor', { name, number: ticket.id, words: text }),
    buttons: [button],
    about: aboutOf(ticket, 'relay'),
  });
  visit.say('visit_other_passed');
}

async function stillYes(visit: StaffVisit, ticket: Ticket): Promise<void> {
  keep(visit, { ...(change.workerWrote(ticket, visit.now, true) ?? ticket), asked: null });
  const name = nameOf(visit, visit.turn.draft.person);
  await tell(visit, ticket.mentorId ?? 0, {
    kind: 'say',
    text: visit.words('still_needed', { name, number: ticket.id }),
    about: aboutOf(ticket, 'relay'),
  });
  visit.say('still_told', { name: await mentorName(visit, ticket.mentorId) });
}

async function stillNo(visit: StaffVisit, ticket: Ticket): Promise<void> {
  await workerCloses(visit, ticket);
}

/** The worker ends it; the mentor is asked for the outcome. */
export async function workerCloses(visit: StaffVisit, ticket: Ticket): Promise<void> {
  const closed = await closeCase(visit, ticket, visit.me, 'worker_done');
  if (ticket.mentorId === null) {
    visit.say('ticket_withdrawn', { number: ticket.id });
    comeBack(visit);
    return;
  }
  const { mentorId } = ticket;
  const name = nameOf(visit, visit.turn.draft.person);
  const outcomes = [...visit.tools.book().outcomes];
  await tell(visit, mentorId, {
    kind: 'say',
    text: visit.words('worker_closed', { name, number: closed.id }),
    buttons: outcomes.map(([key, { say }]) => ({
      label: say,
      token: visit.token(mentorId, `outcome ${closed.id} ${key}`),
    })),
    about: aboutOf(ticket, 'history'),
  });
}

/** With the same mentor when they can take it, else everybody is alerted. */
async function reopenYes(visit: StaffVisit, ticket: Ticket): Promise<void> {
  const mentor = ticket.mentorId === null ? null : await visit.tools.store.loadStaff(ticket.mentorId);
  const able = mentor && isAtWork(visit, mentor) ? mentor : null;
  const reopened = change.reopen(ticket, able?.personId ?? null, visit.now, rulesOf(visit.tools.book()));
  if (!reopened) {
    visit.say('reopen_too_late');
    return;
  }
  visit.turn.draft.person.ticket = ticket.id;
  log(visit, ticket, 'reopened');
  if (able) {
    keep(visit, reopened);
    const text = visit.words('reopened_mentor', { name: nameOf(visit, visit.turn.draft.person), number: ticket.id });
    const body = await alertFor(visit, reopened, able);
    await tell(visit, able.personId, {
      kind: 'say',
      text: `${text}\n${body.text.split('\n').slice(1, -1).join('\n')}`,
      about: aboutOf(ticket, 'relay'),
    });
    visit.say('reopened', { name: able.name, number: ticket.id });
    return;
  }
  keep(visit, { ...(await alertRound(visit, reopened)), version: reopened.version });
  visit.say('reopened_waiting', { number: ticket.id });
}

function reopenNo(visit: StaffVisit, ticket: Ticket): void {
  write(visit, change.ask(ticket, null));
  visit.turn.draft.person.ticket = null;
  visit.say('reopen_declined');
}

/** The worker's one line, after the number was given; whoever was alerted sees it. */
async function addWords(
  visit: StaffVisit,
  ticket: Ticket,
  _args: readonly string[],
  words: string | null,
): Promise<void> {
  const { text, masked } = scrub(words ?? '');
  if (masked.length > 0) visit.say('masked_worker');
  const said = { ...change.alsoSays(ticket, text.slice(0, 400)), asked: null };
  write(visit, said);
  log(visit, ticket, 'worker_wrote', text);
  for (const { outboxId, personId } of await visit.tools.store.ticketAlerts(ticket.id)) {
    const staff = await visit.tools.store.loadStaff(personId);
    if (staff?.leftAt === null)
      await tell(visit, personId, { ...(await alertFor(visit, said, staff)), kind: 'edit', outbox: outboxId });
  }
  visit.say('words_passed');
}

/** A change that no clock depends on. */
function write(visit: StaffVisit, ticket: Ticket): void {
  visit.turn.draft.keep({ kind: 'ticket_changed', ticket });
}
