import type { Inbound, InboundContent } from '../messages/message.ts';
import type { Job } from '../store/jobs.ts';
import type { Person } from '../store/people.ts';
import type { Turn } from './turn.ts';

/**
 * A room with a say in turns beside the dialogues: staff, tickets, announcements. It may read the store while it plans
 * but never writes: what it decides goes into the draft, like everything else, and becomes rows in the turn's one commit.
 */
export interface Desk {
  /** Whether this may concern the room. Cheap: asked for every stimulus, before anything is read. */
  wants(person: Person, content: InboundContent): boolean;
  /** Takes a stimulus, or leaves it (false) to the next room and at last to the dialogues. */
  take(turn: Turn, inbound: Inbound): Promise<boolean> | boolean;
  /** Fires a job of this room; false: it belongs to somebody else. */
  fire?(turn: Turn, job: Job): Promise<boolean> | boolean;
  /** After the dialogues: what they asked of the room, such as a human. */
  finish?(turn: Turn): Promise<void> | void;
}
