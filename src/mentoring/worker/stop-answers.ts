import { id } from '../../deeds/args.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Deed } from '../../store/deeds.ts';
import type { Ticket } from '../../store/tickets.ts';
import { remember } from '../../turn/talk.ts';
import { readShort } from '../../understanding/short.ts';
import { closeTicket, type Closing } from '../ticket/close.ts';
import { changeTicket } from '../ticket/keep-ticket.ts';
import { besideHeld } from '../ticket/held-files.ts';
import { nameOf } from '../ticket/names.ts';
import { aboutOf, askWorker, sendToMentor, type Asking } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

const stopClose = nameDeed({ name: 'stop_close', args: { ticket: id } });
const stopKeep = nameDeed({ name: 'stop_keep', args: { ticket: id } });

export type AskingAboutStop = Asking & Part<'words' | 'now', 'loadTicket'>;

/** They said stop while a person is called or helps: messages stop at once, the ticket only if they want it. */
export async function askAboutStop(turn: AskingAboutStop): Promise<void> {
  const { person } = turn.draft;
  const ticket = person.ticket === null ? null : await turn.store.loadTicket(person.ticket);
  if (!ticket || ticket.state === 'closed') return;
  const asked = await askWorker(turn, ticket, turn.words('stop_ask', { number: ticket.id }), [
    { label: 'Tetap dibantu', deed: stopKeep.of({ ticket: ticket.id }) },
    { label: 'Tutup', deed: stopClose.of({ ticket: ticket.id }) },
  ]);
  changeTicket(turn, change.ask(ticket, besideHeld(ticket, asked)));
  remember(turn, { forTicket: true });
  const text = turn.words('worker_stop_asked', { name: nameOf(turn, person), number: ticket.id });
  await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
}

/** A yes or no to whether it is to be closed as well. */
export function stopMeant({ asked }: Ticket, typed: string): Deed | null {
  const close = asked?.shown.find(({ deed }) => deed.name === stopClose.name);
  if (!close) return null;
  const short = readShort(typed);
  if (short === 'yes') return close.deed;
  return short === 'no' ? (asked?.shown.find(({ deed }) => deed.name === stopKeep.name)?.deed ?? null) : null;
}

export const closeStopped = defineAnswer(stopClose, async (turn: Closing & Part<'say'>, ticket) => {
  await closeTicket(turn, ticket, turn.me, 'stopped', false);
  turn.draft.pointAtTicket(null);
  const text = turn.words('worker_stopped', { name: nameOf(turn, turn.draft.person), number: ticket.id });
  await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
  turn.say('stop_closed', { number: ticket.id });
});

export const keepStopped = defineAnswer(stopKeep, async (turn: Asking & Part<'say' | 'words'>, ticket) => {
  changeTicket(turn, change.ask(ticket, besideHeld(ticket, null)));
  const text = turn.words('worker_stop_kept', { name: nameOf(turn, turn.draft.person), number: ticket.id });
  await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
  turn.say('stop_kept', { number: ticket.id });
});
