import { pausedTitleOf } from '../../engine/resumable.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertRound, settleAlerts } from './alerts.ts';
import { aboutOf, askWorker, keep, log, mentorName, nameOf, personOf, tell } from './records.ts';
import { change } from './ticket.ts';

/**
 * Closes a case: the outcome moves the stage of a worker who agreed to be remembered, and the worker is asked how it was.
 * `by` 0: silence closed it. `ask` false where the worker wants no more words.
 */
export async function closeCase(
  visit: StaffVisit,
  ticket: Ticket,
  by: number,
  outcome: string,
  ask = true,
): Promise<Ticket> {
  const closed = change.close(ticket, by, outcome, visit.now);
  if (!closed) return ticket;
  log(visit, ticket, 'closed', outcome);
  moveStage(visit, ticket, outcome);
  await settleAlerts(visit, ticket, visit.words('alert_closed', { number: ticket.id }), ticket.mentorId ?? undefined);
  const asked = ask && ticket.mentorId !== null ? await askRating(visit, ticket) : null;
  const kept = { ...closed, asked };
  keep(visit, kept);
  return kept;
}

/** The worker's stage follows the mentor's word; the cause names the case. */
export function moveStage(visit: StaffVisit, ticket: Ticket, outcome: string): void {
  const stage = visit.tools.book().outcomes.get(outcome)?.stage ?? null;
  if (stage === null) return;
  const { draft } = visit.turn;
  const cause = `ticket/${ticket.id}/${outcome}`;
  if (ticket.workerId !== visit.me) {
    draft.keep({ kind: 'stage_of', personId: ticket.workerId, stage, cause, at: visit.now });
  } else if (draft.person.consent === 'given' && draft.person.stage !== stage) {
    draft.person.stage = stage;
    draft.keep({ kind: 'stage', stage, cause, at: visit.now });
  }
}

function askRating(visit: StaffVisit, ticket: Ticket): Promise<Ticket['asked']> {
  const label = (n: number) => visit.words('rate_label', { count: n });
  return askWorker(
    visit,
    ticket,
    visit.words('rate_ask', { number: ticket.id }),
    [1, 2, 3, 4, 5].map((n) => ({ label: label(n), action: `rate ${ticket.id} ${n}` })),
  );
}

/** After the rating the worker stands exactly where they were when help was asked for. */
export function comeBack(visit: StaffVisit): void {
  const { turn } = visit;
  const { session } = turn.draft.person;
  if (session.waiting?.kind === 'resume') turn.step({ kind: 'resume' });
  else if (session.waiting) turn.step({ kind: 'repeat' });
  else if (pausedTitleOf(turn.guide.program, session, turn.scope()) !== null) turn.step({ kind: 'resume' });
}

/** Back to the others: the worker and the former mentor are told, everybody at work is alerted. */
export async function releaseCase(
  visit: StaffVisit,
  ticket: Ticket,
  why: 'let_go' | 'unanswered' | 'gone',
): Promise<void> {
  const released = change.release(ticket, visit.now);
  if (!released) return;
  log(visit, ticket, 'released', why);
  const name = await mentorName(visit, ticket.mentorId);
  await tell(visit, ticket.workerId, {
    kind: 'say',
    text: visit.words('worker_released', { name }),
    about: aboutOf(ticket, 'relay'),
  });
  if (why === 'unanswered' && ticket.mentorId !== null) {
    const worker = nameOf(visit, await personOf(visit, ticket.workerId));
    await tell(visit, ticket.mentorId, {
      kind: 'say',
      text: visit.words('mentor_released', { number: ticket.id, name: worker }),
      about: aboutOf(ticket, 'history'),
    });
  }
  // Second round already: nobody of it has taken it so far, so the coordinator hears of it too.
  const alerted = await alertRound(visit, { ...released, alerts: 1 });
  keep(visit, { ...alerted, version: released.version });
}
