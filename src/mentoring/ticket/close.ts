import { pausedTitleOf } from '../../engine/resumable.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { settleAlerts, type Settling } from './alerts.ts';
import { keepTicket, logEntry, type Keeping } from './keep-ticket.ts';
import { personOf } from './names.ts';
import { rateMentor } from './named-deeds.ts';
import { askWorker, type Asking } from './telling.ts';
import { change } from './ticket.ts';

export type Closing = Keeping & Settling & Asking & Part<'words'>;

/**
 * Closes a ticket: the outcome moves the stage of a worker who agreed to be remembered, and the worker is asked how it was.
 * `by` is a person or `SILENCE`. `ask` false where the worker wants no more words.
 */
export async function closeTicket(
  turn: Closing,
  ticket: Ticket,
  by: number,
  outcome: string,
  ask = true,
): Promise<Ticket> {
  const closed = change.close(ticket, by, outcome, turn.now);
  if (!closed) return ticket;
  logEntry(turn, ticket, 'closed', outcome);
  moveStage(turn, ticket, outcome);
  await settleAlerts(
    turn,
    ticket,
    turn.words('alert_closed', { number: ticket.id, outcome: outcomeInWords(turn, outcome) }),
    ticket.mentorId ?? undefined,
  );
  const asked = ask && ticket.mentorId !== null ? await askRating(turn, ticket) : null;
  const words = await keptWords(turn, ticket);
  const kept = { ...closed, asked, words };
  keepTicket(turn, kept);
  return kept;
}

/** How a ticket ended, as the staff read it. */
export function outcomeInWords(turn: Part<'book' | 'words'>, outcome: string): string {
  return turn.book().outcomes.get(outcome)?.say ?? turn.words('outcome_other', { outcome });
}

/** Without consent a worker's words were only on their way to a mentor. */
async function keptWords(turn: Closing, { workerId, words }: Ticket): Promise<string> {
  const worker = words === '' ? null : await personOf(turn, workerId);
  return worker?.consent === 'given' ? words : '';
}

/** The worker's stage follows the mentor's word; the cause names the ticket. */
export function moveStage(turn: Keeping, ticket: Ticket, outcome: string): void {
  const stage = turn.book().outcomes.get(outcome)?.stage ?? null;
  if (stage === null) return;
  const { draft } = turn;
  const cause = `ticket/${ticket.id}/${outcome}`;
  if (ticket.workerId !== turn.me) {
    draft.keep({ kind: 'stage_of', personId: ticket.workerId, stage, cause, at: turn.now });
  } else if (draft.person.consent === 'given') draft.moveStage(stage, cause, turn.now);
}

function askRating(turn: Asking & Part<'words'>, ticket: Ticket): Promise<Ticket['asked']> {
  const label = (n: number) => turn.words('rate_label', { count: n });
  return askWorker(
    turn,
    ticket,
    turn.words('rate_ask', { number: ticket.id }),
    [1, 2, 3, 4, 5].map((n) => ({ label: label(n), deed: rateMentor.of({ ticket: ticket.id, stars: n }) })),
  );
}

export type ComingBack = Part<'draft' | 'guide' | 'dialogue'>;

/** After the rating the worker stands exactly where they were when help was asked for. */
export function comeBack(turn: ComingBack): void {
  const { session } = turn.draft.person;
  if (session.waiting?.kind === 'resume') turn.dialogue.step({ kind: 'resume' });
  else if (session.waiting) turn.dialogue.step({ kind: 'repeat' });
  else if (pausedTitleOf(turn.guide.program, session, turn.dialogue.scope()) !== null)
    turn.dialogue.step({ kind: 'resume' });
}
