import { id } from '../../deeds/args.ts';
import { defineJob } from '../../deeds/job.ts';
import type { Part } from '../../staff/room-turn.ts';
import { mentorName, type Naming } from './names.ts';

/** Words could not be delivered: whoever wrote them is told, by a job of theirs that the store puts down. */
export const relayFailed = defineJob({ name: 'relay_failed', args: { ticket: id }, unasked: false, run: tellAuthor });

async function tellAuthor(
  turn: Naming & Part<'me' | 'say', 'loadTicket'>,
  { ticket: id }: { ticket: number },
): Promise<void> {
  const ticket = await turn.store.loadTicket(id);
  if (!ticket) return;
  if (ticket.workerId === turn.me) turn.say('mentor_unreachable', { name: await mentorName(turn, ticket.mentorId) });
  else turn.say('worker_unreachable', { number: ticket.id });
}
