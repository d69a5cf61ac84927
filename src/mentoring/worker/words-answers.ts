import { beginningOf } from '../../messages/whole-characters.ts';
import { id } from '../../deeds/args.ts';
import { isPulled } from '../../channels/traits.ts';
import { colleague } from '../../staff/colleague.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import { remember } from '../../turn/talk.ts';
import { scrub } from '../../understanding/scrub.ts';
import { alertFor, type Settling, type Showing } from '../ticket/alerts.ts';
import { changeTicket, logEntry } from '../ticket/keep-ticket.ts';
import { besideHeld } from '../ticket/held-files.ts';
import * as named from '../ticket/named-deeds.ts';
import { sendTo } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

/** All words of a ticket together; the history has each message whole. */
const WORDS_LIMIT = 1500;
/** So often the alert of a waiting ticket is changed; whoever takes it later reads everything. */
const SHOWN_AGAIN = 3;

const ticketWords = nameDeed({ name: 'ticket_words', args: { ticket: id } });

/** Of older tickets: one line was awaited after the number. */
export const addWords = defineAnswer(ticketWords, (turn: Attaching, ticket, _args, words) =>
  attachWords(turn, ticket, words ?? ''),
);

export type Attaching = Showing & Settling & Part<'say', 'ticketEntries'>;

/**
 * Words that a worker writes while nobody has taken the ticket: they reach it, and whoever was alerted sees them. That they
 * are passed on is said once. `ref`: the channel's id of the message, for a mark on it later on.
 */
export async function attachWords(
  turn: Attaching,
  ticket: Ticket,
  words: string,
  { ref = null, quietly = false }: { readonly ref?: string | null; readonly quietly?: boolean } = {},
): Promise<void> {
  const { text, masked } = scrub(words);
  if (masked.length > 0) turn.say('masked_worker');
  const written = (await turn.store.ticketEntries(ticket.id)).filter(({ what }) => what === 'worker_wrote').length;
  const all = withEllipsis([...(ticket.words === '' ? [] : [ticket.words]), text].join(' / '));
  const said: Ticket = { ...change.alsoSays(ticket, all), asked: besideHeld(ticket, null), workerAt: turn.now };
  changeTicket(turn, said);
  logEntry(turn, ticket, 'worker_wrote', turn.draft.person.consent === 'given' ? text : null);
  if (written < SHOWN_AGAIN) await showAgain(turn, said);
  remember(turn, { forTicket: true });
  if (quietly) return;
  if (written === 0) turn.say('words_passed');
  // Where there are no marks, silence would look as if nobody had heard; no bubble is sent twice running.
  else if (isPulled(turn.draft.person.channel)) turn.say(written % 2 === 1 ? 'words_passed_too' : 'words_passed_again');
  else if (ref !== null) turn.draft.say({ kind: 'mark', ref });
}

/** What does not fit stands in the history; that there is more is seen. */
function withEllipsis(words: string): string {
  return words.length <= WORDS_LIMIT ? words : `${beginningOf(words, WORDS_LIMIT - 1)}…`;
}

/** Whoever was alerted sees the ticket as it is now. */
export async function showAgain(turn: Showing & Settling, ticket: Ticket): Promise<void> {
  for (const { outboxId, personId } of await turn.store.ticketAlerts(ticket.id)) {
    const staff = await colleague(turn, personId);
    if (staff)
      await sendTo(turn, personId, { ...(await alertFor(turn, ticket, staff)), kind: 'edit', outbox: outboxId });
  }
}

/** While the lesson runs, what answers it goes to the lesson; everything else still goes to the mentor. */
export const openLesson = defineAnswer(
  named.openLesson,
  (turn: Part<'draft' | 'guide' | 'dialogue' | 'say'>, ticket, { flow }) => {
    if (!turn.guide.program.flows.has(flow)) {
      turn.say('button_expired');
      return;
    }
    if (ticket.state === 'claimed') {
      changeTicket(turn, change.ask(ticket, { shown: [], awaiting: null, lesson: flow }));
    }
    turn.dialogue.step({ kind: 'interrupt', flow });
  },
);
