import { id } from '../../deeds/args.ts';
import type { Inbound } from '../../messages/message.ts';
import { defineDeedOn } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { heldTicket, ticketToWorkOn, type Reaching } from '../ticket/access.ts';
import { nameOf, personOf } from '../ticket/names.ts';
import { passable, toWorker, type Passed, type Relaying } from '../ticket/relay.ts';
import { ABOUT_MANY } from '../../staff/about-workers.ts';
import { aboutOf, type Telling } from '../ticket/telling.ts';
import { addressTicket } from './addressed.ts';

type AnsweringMessage = Relaying & Reaching & Part<never, 'ticketOfMessage'>;
/** What it takes to bring a mentor's words to the right worker. */
export type Writing = AnsweringMessage & Part<'offer', 'ticketsHeldBy'>;

/** Words that waited until the mentor said whom they are for. */
export const sendHeld = defineDeedOn(heldTicket, {
  name: 'send_to',
  args: { ticket: id },
  permission: 'work_ticket',
  async run(turn: Relaying & Part<'sayAbout'>, ticket) {
    const { staff } = turn;
    const held = staff?.menu.held ?? null;
    if (!staff || !held) {
      turn.say('button_expired');
      return;
    }
    staff.menu = { ...staff.menu, held: null };
    await deliver(turn, ticket, held);
    const name = nameOf(turn, await personOf(turn, ticket.workerId));
    turn.sayAbout(aboutOf(ticket, 'history'), 'sent_to', { name });
  },
});

/** Words without a command: to the ticket that they answer, or to the only one, or to whom the mentor says. */
export async function writeToWorker(turn: Writing, inbound: Inbound): Promise<boolean> {
  const { staff } = turn;
  const passed = passable(inbound);
  if (!staff || !passed) return false;
  if (inbound.replyTo !== undefined) return answerMessage(turn, inbound.replyTo, passed);
  if (staff.mode === 'worker') return false;
  const held = await turn.store.ticketsHeldBy(turn.me);
  const [only] = held;
  if (!only) return false;
  const { current, currentAt } = staff.menu;
  const addressed = held.length === 1 ? only : held.find((ticket) => ticket.id === current);
  const interrupted = held.some((ticket) => ticket.id !== addressed?.id && ticket.workerAt > currentAt);
  if (addressed && (held.length === 1 || !interrupted)) {
    await deliver(turn, addressed, passed);
    return true;
  }
  staff.menu = { ...staff.menu, held: { ...passed } };
  await askForWhom(turn, held);
  return true;
}

/** An answer to a message of ours goes to the ticket that the message is about. */
async function answerMessage(turn: AnsweringMessage, ref: string, passed: Passed): Promise<boolean> {
  const ticket = await turn.store.ticketOfMessage(turn.me, ref);
  if (ticket === null) return false;
  const held = await ticketToWorkOn(turn, ticket);
  if (held) await deliver(turn, held, passed);
  return true;
}

async function askForWhom(turn: Telling & Part<'words' | 'offer'>, held: readonly Ticket[]): Promise<void> {
  const named = await Promise.all(
    held.map(async ({ id: ticket, workerId }) => ({
      label: `#${ticket} ${nameOf(turn, await personOf(turn, workerId))}`,
      deed: sendHeld.of({ ticket }),
    })),
  );
  turn.offer(turn.words('for_whom'), named, ABOUT_MANY);
}

async function deliver(turn: Relaying, ticket: Ticket, passed: Passed): Promise<void> {
  addressTicket(turn, ticket);
  await toWorker(turn, ticket, passed);
}
