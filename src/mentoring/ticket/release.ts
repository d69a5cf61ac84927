import type { Ticket } from '../../store/tickets.ts';
import { alertRound, type Alerting } from './alerts.ts';
import { keepTicket, logEntry } from './keep-ticket.ts';
import { mentorName, nameOf, personOf } from './names.ts';
import { aboutOf, sendTo } from './telling.ts';
import { change } from './ticket.ts';

/** Back to the others: the worker and the former mentor are told, everybody at work is alerted. */
export async function releaseTicket(
  turn: Alerting,
  ticket: Ticket,
  why: 'let_go' | 'unanswered' | 'gone',
): Promise<void> {
  const released = change.release(ticket, turn.now);
  if (!released) return;
  logEntry(turn, ticket, 'released', why);
  const name = await mentorName(turn, ticket.mentorId);
  await sendTo(turn, ticket.workerId, {
    kind: 'say',
    text: turn.words('worker_released', { name }),
    about: aboutOf(ticket, 'relay'),
  });
  if (why === 'unanswered' && ticket.mentorId !== null) {
    const worker = nameOf(turn, await personOf(turn, ticket.workerId));
    await sendTo(turn, ticket.mentorId, {
      kind: 'say',
      text: turn.words('mentor_released', { number: ticket.id, name: worker }),
      about: aboutOf(ticket, 'history'),
    });
  }
  // Second round already: nobody of it has taken it so far, so the coordinator hears of it too.
  keepTicket(turn, await alertRound(turn, { ...released, alerts: 1 }));
}
