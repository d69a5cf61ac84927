import type { Part } from '../../staff/room-turn.ts';
import type { AskedWorker, Ticket } from '../../store/tickets.ts';
import type { Passed } from './relay.ts';
import { aboutOf } from './telling.ts';

/** More files than this are not kept for a mentor; the last ones say most. */
const MOST = 5;

/** A question of the worker's ticket beside the files that wait in it. */
export function besideHeld({ asked }: Pick<Ticket, 'asked'>, next: AskedWorker | null): AskedWorker | null {
  const held = asked?.held;
  return held === undefined ? next : { ...(next ?? { shown: [], awaiting: null }), held };
}

/** A voice note or picture that a worker sends while nobody has taken the ticket. */
export function holdFile(ticket: Ticket, { attachment, text }: Passed): Ticket {
  if (attachment === null) return ticket;
  const { asked } = ticket;
  const held = [...(asked?.held ?? []), { attachment, text }].slice(-MOST);
  return { ...ticket, asked: { ...(asked ?? { shown: [], awaiting: null }), held } };
}

/** Whoever takes the ticket gets them. */
export function handOverFiles(turn: Part<'send'>, ticket: Ticket): void {
  const about = { ...aboutOf(ticket, 'relay'), from: ticket.workerId };
  for (const { attachment, text } of ticket.asked?.held ?? []) turn.send({ kind: 'forward', attachment, text, about });
}
