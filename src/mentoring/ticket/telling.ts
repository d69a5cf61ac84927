import type { About, Message } from '../../messages/message.ts';
import type { Offered, Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { personOf } from './names.ts';

export function aboutOf(ticket: Ticket, kind: About['kind']): About {
  return { ticket: ticket.id, worker: ticket.workerId, kind };
}

/** What it takes to send anybody a message. */
export type Telling = Part<'me' | 'draft', 'loadPerson'>;
/** The same with buttons. */
export type Asking = Telling & Part<'token'>;

/** Sends somebody a message: the turn's own person or anybody else. False: they cannot be reached. */
export async function sendTo(turn: Telling, personId: number, message: Message): Promise<boolean> {
  if (personId === turn.me) {
    turn.draft.say(message);
    return true;
  }
  const person = await personOf(turn, personId);
  if (!person || person.blocked) return false;
  turn.draft.tell(person, message);
  return true;
}

/** The same to the mentor of a ticket. False: nobody holds it, or they cannot be reached. */
export async function sendToMentor(turn: Telling, ticket: Ticket, message: Message): Promise<boolean> {
  return ticket.mentorId !== null && (await sendTo(turn, ticket.mentorId, message));
}

/** What is asked of the worker beside the dialogues: numbered, with a button each. */
export async function askWorker(
  turn: Asking,
  ticket: Ticket,
  text: string,
  offered: readonly Offered[],
): Promise<Ticket['asked']> {
  const shown = offered.map(({ label, deed }, i) => ({ n: i + 1, label, deed }));
  const options = shown.map(({ n, label, deed }) => ({ n, label, token: turn.token(ticket.workerId, deed) }));
  const about = aboutOf(ticket, 'relay');
  await sendTo(turn, ticket.workerId, { kind: 'say', text, ...(options.length > 0 && { options }), about });
  return { shown, awaiting: null };
}
