import { id } from '../../deeds/args.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertRound, sheetFor, type Alerting, type Introducing } from '../ticket/alerts.ts';
import { isAtWork } from '../ticket/at-work.ts';
import { closeTicket, comeBack, type Closing, type ComingBack } from '../ticket/close.ts';
import { changeTicket, keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { mentorName, nameOf, type Naming } from '../ticket/names.ts';
import * as named from '../ticket/named-deeds.ts';
import { rulesOf } from '../ticket/rules.ts';
import { aboutOf, askWorker, sendTo, sendToMentor, type Asking, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

const reopenYes = nameDeed({ name: 'reopen_yes', args: { ticket: id } });
const reopenNo = nameDeed({ name: 'reopen_no', args: { ticket: id } });

export const stillNeeded = defineAnswer(
  named.stillNeeded,
  async (turn: Keeping & Telling & Naming & Part<'say'>, ticket) => {
    keepTicket(turn, { ...(change.workerWrote(ticket, turn.now, true) ?? ticket), asked: null });
    const text = turn.words('still_needed', { name: nameOf(turn, turn.draft.person), number: ticket.id });
    await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'relay') });
    turn.say('still_told', { name: await mentorName(turn, ticket.mentorId) });
  },
);

export const notNeeded = defineAnswer(named.notNeeded, (turn: Ending, ticket) => endByWorker(turn, ticket));

export type Ending = Closing & ComingBack & Part<'say'>;

/** The worker ends it; the mentor is asked for the outcome. */
export async function endByWorker(
  turn: Ending,
  ticket: Ticket,
  outcome: 'worker_done' | 'withdrawn' = 'worker_done',
): Promise<void> {
  const closed = await closeTicket(turn, ticket, turn.me, outcome);
  const { mentorId } = ticket;
  if (mentorId === null) {
    turn.say('ticket_withdrawn', { number: ticket.id });
    comeBack(turn);
    return;
  }
  const buttons = [...turn.book().outcomes].map(([outcome, { say }]) => ({
    label: say,
    token: turn.token(mentorId, named.setOutcome.of({ ticket: closed.id, outcome })),
  }));
  const text = turn.words('worker_closed', { name: nameOf(turn, turn.draft.person), number: closed.id });
  await sendTo(turn, mentorId, { kind: 'say', text, buttons, about: aboutOf(ticket, 'history') });
}

/** Whether what the worker is asked is to take a closed ticket up again. */
export function isReopenAsked(ticket: Ticket): boolean {
  return ticket.asked?.shown.some(({ deed }) => deed.name === reopenYes.name) ?? false;
}

export type OfferingReopen = Asking & Naming & Part<never, 'loadTicket'>;

/** They wrote on after the end: offers to go on with the ticket. */
export async function offerReopen(turn: OfferingReopen, id: number): Promise<void> {
  const ticket = await turn.store.loadTicket(id);
  if (!ticket || ticket.asked !== null) return;
  const text = turn.words('reopen_ask', { name: await mentorName(turn, ticket.mentorId), number: ticket.id });
  const asked = await askWorker(turn, ticket, text, [
    { label: 'Ya, lanjutkan', deed: reopenYes.of({ ticket: ticket.id }) },
    { label: 'Tidak', deed: reopenNo.of({ ticket: ticket.id }) },
  ]);
  changeTicket(turn, change.ask(ticket, asked));
}

/** With the same mentor when they can take it, else everybody is alerted. */
export const reopenTicket = defineAnswer(reopenYes, async (turn: Alerting & Part<'say'>, ticket) => {
  const mentor = ticket.mentorId === null ? null : await turn.store.loadStaff(ticket.mentorId);
  const able = mentor && isAtWork(turn, mentor) ? mentor : null;
  const reopened = change.reopen(ticket, able?.personId ?? null, turn.now, rulesOf(turn.book()));
  if (!reopened) {
    turn.say('reopen_too_late');
    return;
  }
  turn.draft.pointAtTicket(ticket.id);
  logEntry(turn, ticket, 'reopened');
  if (able) {
    await goOnWith(turn, reopened, able);
    return;
  }
  keepTicket(turn, await alertRound(turn, reopened));
  turn.say('reopened_waiting', { number: ticket.id });
});

async function goOnWith(turn: Introducing & Part<'say'>, ticket: Ticket, mentor: Staff): Promise<void> {
  keepTicket(turn, ticket);
  const text = turn.words('reopened_mentor', { name: nameOf(turn, turn.draft.person), number: ticket.id });
  const lines = [text, ...(await sheetFor(turn, ticket, mentor))];
  await sendTo(turn, mentor.personId, { kind: 'say', text: lines.join('\n'), about: aboutOf(ticket, 'relay') });
  turn.say('reopened', { name: mentor.name, number: ticket.id });
}

export const leaveClosed = defineAnswer(reopenNo, (turn: Part<'draft' | 'say'>, ticket) => {
  changeTicket(turn, change.ask(ticket, null));
  turn.draft.pointAtTicket(null);
  turn.say('reopen_declined');
});
