import { MINUTE } from '../../calendar/durations.ts';
import type { Part } from '../../staff/room-turn.ts';
import { HELP_WORDS, HELP_WORDS_AT } from '../../turn/help-words.ts';
import { scrub } from '../../understanding/scrub.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertRound, type Alerting } from '../ticket/alerts.ts';
import { keepOpened, logEntry } from '../ticket/keep-ticket.ts';
import { mentorName, villageOf } from '../ticket/names.ts';
import { rulesOf } from '../ticket/rules.ts';
import { momentInWords } from '../../calendar/in-words.ts';
import { openTicket } from '../ticket/ticket.ts';
import { isWorking, nextOpening } from '../../calendar/working-time.ts';
import { ticketWords } from './words-answers.ts';

/** Free words are taken for what help is about when it is asked for so soon after. */
const FRESH_MS = 15 * MINUTE;
const WORDS_LIMIT = 400;

export type OpeningForHandoff = Alerting & Part<never, 'loadTicket' | 'nextTicket'>;

/** A dialogue asked for a human: opens a ticket, alerts the mentors, and tells the worker what to expect. */
export async function openForHandoff(turn: OpeningForHandoff): Promise<void> {
  const { draft } = turn;
  const { person, handoff } = draft;
  if (!handoff || draft.erase) return;
  const open = person.ticket === null ? null : await turn.store.loadTicket(person.ticket);
  if (open && open.state !== 'closed') {
    const name = await mentorName(turn, open.mentorId);
    insert(turn, turn.words('ticket_already', { number: open.id, state: open.state, name }));
    return;
  }
  const { [HELP_WORDS]: words, [HELP_WORDS_AT]: wordsAt = 0 } = person.session.vars;
  const isFresh = turn.now - Number(wordsAt) < FRESH_MS;
  const fresh = openTicket(
    {
      id: await turn.store.nextTicket(),
      workerId: person.id,
      village: villageOf(person),
      topic: handoff.topic,
      words:
        person.consent === 'given' && isFresh && typeof words === 'string'
          ? scrub(words).text.slice(0, WORDS_LIMIT)
          : '',
      origin: `${handoff.flow}/${handoff.step}`,
    },
    turn.now,
  );
  const alerted = await alertRound(turn, fresh);
  const wantsWords = person.consent === 'given' && alerted.words === '';
  const awaiting = ticketWords.of({ ticket: alerted.id });
  const ticket: Ticket = { ...alerted, asked: wantsWords ? { shown: [], awaiting } : null };
  keepOpened(turn, ticket);
  logEntry(turn, ticket, 'opened', ticket.words === '' ? null : ticket.words);
  draft.pointAtTicket(ticket.id);
  draft.forget(HELP_WORDS);
  insert(turn, `${openedWords(turn, ticket)}${wantsWords ? `\n${turn.words('ticket_say_more')}` : ''}`);
}

/** The number, and honestly when an answer may come. */
function openedWords(turn: Part<'now' | 'book' | 'words'>, ticket: Ticket): string {
  const book = turn.book();
  const { time } = rulesOf(book);
  const from = momentInWords(nextOpening(turn.now, time), book.zone);
  const expect = ticket.alerts > 0 ? 'soon' : isWorking(turn.now, time) ? 'nobody' : 'later';
  return turn.words('ticket_opened', { number: ticket.id, expect, from });
}

/** Says it right after the dialogue's own words about the handoff, before whatever came next. */
function insert(turn: Part<'draft'>, text: string): void {
  const { draft } = turn;
  const at = Math.min((draft.handoff?.at ?? draft.messages.length) + 1, draft.messages.length);
  draft.sayAt(at, { kind: 'say', text });
}
