import { localDay } from '../../calendar/local-time.ts';
import { afterQuietHours } from '../../calendar/quiet-hours.ts';
import { defineJob } from '../../deeds/job.ts';
import type { Part } from '../../staff/room-turn.ts';
import { SILENCE, type Ticket } from '../../store/tickets.ts';
import { alertRound, type Alerting } from './alerts.ts';
import { closeTicket, type Closing } from './close.ts';
import { keepTicket, logEntry, setClock, ticketClock, ticketClosed } from './keep-ticket.ts';
import { mentorName, nameOf, type Naming } from './names.ts';
import { notNeeded, stillNeeded } from './named-deeds.ts';
import { releaseTicket } from './release.ts';
import { rulesOf } from './rules.ts';
import { aboutOf, askWorker, sendToMentor } from './telling.ts';
import { change, nextDue } from './ticket.ts';

/** Jobs of a worker that look after their ticket. What a ticket itself says is no unasked message: they asked for help. */
export const clockJobs = [
  defineJob({ ...ticketClock, unasked: false, run: lookAtTicket }),
  defineJob({ ...ticketClosed, unasked: false, run: noteClosed }),
];

/** The clock of a ticket fell due. Too early (something happened meanwhile): it is only set anew. */
async function lookAtTicket(
  turn: Alerting & Closing & Part<never, 'loadTicket'>,
  { ticket: id }: { ticket: number },
): Promise<void> {
  const ticket = await turn.store.loadTicket(id);
  if (ticket?.workerId !== turn.me) return;
  const next = nextDue(ticket, rulesOf(turn.book()));
  if (!next) return;
  if (next.at > turn.now) {
    setClock(turn, ticket);
    return;
  }
  switch (next.due) {
    case 'alert': {
      const alerted = await alertRound(turn, ticket);
      // There was nobody to tell. It still counts as a round, so that the next one follows in its time.
      keepTicket(turn, alerted === ticket ? (change.alerted(ticket, turn.now) ?? ticket) : alerted);
      return;
    }
    case 'release':
      await releaseTicket(turn, ticket, 'unanswered');
      return;
    case 'ask':
    case 'close':
      await afterSilence(turn, ticket, next.due);
      return;
    default:
      next.due satisfies never;
  }
}

/** Both sides were silent for long. These words are not urgent, so they wait for the morning. */
async function afterSilence(turn: Closing & Naming, ticket: Ticket, due: 'ask' | 'close'): Promise<void> {
  const { person } = turn.draft;
  const allowedAt = afterQuietHours(turn.now, person.zone);
  if (allowedAt > turn.now) {
    turn.draft.schedule(ticketClock.of({ ticket: ticket.id }), allowedAt);
    return;
  }
  if (due === 'close') {
    await closeTicket(turn, ticket, SILENCE, 'silence', !person.blocked);
    const text = turn.words('closed_by_silence', { number: ticket.id, name: nameOf(turn, person) });
    await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
    return;
  }
  const name = await mentorName(turn, ticket.mentorId);
  const asked = await askWorker(turn, ticket, turn.words('still_ask', { number: ticket.id, name }), [
    { label: 'Masih perlu', deed: stillNeeded.of({ ticket: ticket.id }) },
    { label: 'Sudah cukup', deed: notNeeded.of({ ticket: ticket.id }) },
  ]);
  const changed = change.askedSilence(ticket, turn.now);
  if (!changed) return;
  keepTicket(turn, { ...changed, asked });
  logEntry(turn, ticket, 'asked');
}

/** A closed ticket: what waits for it (reminders) may know. */
function noteClosed(turn: Part<'now' | 'draft'>): void {
  turn.draft.note({ kind: 'ticket_closed' });
  noteDates(turn);
}

/** A mentor's word moved the stage today: from today the first payment is counted, or this month is paid. */
function noteDates({ draft, now }: Part<'now' | 'draft'>): void {
  const { person } = draft;
  if (person.consent !== 'given') return;
  const today = localDay(now, person.zone);
  const known = person.session.vars;
  const noted: [string, string][] =
    person.stage === 'registered' && known['registered_on'] === undefined
      ? [['registered_on', today]]
      : person.stage === 'paid' || person.stage === 'active'
        ? [['paid_month', today.slice(0, 7)]]
        : [];
  draft.remember(Object.fromEntries(noted));
  for (const [name, value] of noted) draft.keep({ kind: 'profile', name, value, at: now });
}
