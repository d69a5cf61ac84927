import { beginningOf } from '../../messages/whole-characters.ts';
import { MINUTE } from '../../calendar/durations.ts';
import type { Say } from '../../messages/message.ts';
import type { Part } from '../../staff/room-turn.ts';
import { HELP_WORDS, HELP_WORDS_AT } from '../../turn/help-words.ts';
import { remember } from '../../turn/talk.ts';
import { scrub } from '../../understanding/scrub.ts';
import { NO_WORKER, type Ticket } from '../../store/tickets.ts';
import { alertRound, type Alerting } from '../ticket/alerts.ts';
import { keepOpened, logEntry } from '../ticket/keep-ticket.ts';
import { mentorName, villageOf } from '../ticket/names.ts';
import { openTicket } from '../ticket/ticket.ts';
import { openUrgently, type OpeningUrgently } from './open-urgent.ts';
import { expected } from './standing.ts';
import { optionsFor, topicChoice } from './topic-answers.ts';

/** Free words are taken for what help is about when it is asked for so soon after. */
const FRESH_MS = 15 * MINUTE;
const WORDS_LIMIT = 400;

export type OpeningForHandoff = Alerting & OpeningUrgently & Part<never, 'loadTicket' | 'nextTicket'>;

/** A dialogue or the person asked for a human: opens a ticket, alerts the mentors, and tells the worker what to expect. */
export async function openForHandoff(turn: OpeningForHandoff): Promise<void> {
  const { draft } = turn;
  const { person, handoff } = draft;
  if (!handoff || draft.erase) return;
  const open = person.ticket === null ? null : await turn.store.loadTicket(person.ticket);
  if (handoff.urgent) {
    insert(turn, await openUrgently(turn, open?.state === 'closed' ? null : open, handoff.urgent.words));
    return;
  }
  if (open && open.state !== 'closed') {
    const name = await mentorName(turn, open.mentorId);
    insert(turn, turn.words('ticket_already', { number: open.id, state: open.state, name }));
    return;
  }
  const fresh = openTicket(
    {
      id: await turn.store.nextTicket(),
      workerId: person.id,
      village: villageOf(person),
      topic: handoff.topic,
      words: wordsFor(turn, handoff.wish?.words ?? null),
      origin: `${handoff.flow}/${handoff.step}`,
    },
    turn.now,
  );
  const alerted = await alertRound(turn, fresh);
  const isKnown = handoff.wish?.isKnown ?? true;
  const asked = isKnown || person.id === NO_WORKER ? null : topicChoice(turn, alerted);
  const ticket: Ticket = { ...alerted, asked };
  keepOpened(turn, ticket);
  const { consent } = person;
  logEntry(turn, ticket, 'opened', ticket.words === '' || consent !== 'given' ? null : ticket.words);
  draft.pointAtTicket(ticket.id);
  draft.forget(HELP_WORDS);
  remember(turn, { forTicket: true });
  const opened = turn.words(handoff.wish ? 'ticket_called' : 'ticket_opened', {
    number: ticket.id,
    ...expected(turn, ticket),
  });
  insert(turn, isKnown ? opened : `${opened}\n${turn.words('ticket_topic')}`, optionsFor(turn, ticket));
}

/**
 * What mentors read of it: what was asked a moment ago, where that may be kept, and the wish itself. The wish is told to
 * them on the worker's behalf, so it needs no consent; it goes when the ticket is closed.
 */
function wordsFor({ draft, now }: Part<'draft' | 'now'>, wish: string | null): string {
  const { consent, session } = draft.person;
  const { [HELP_WORDS]: words, [HELP_WORDS_AT]: wordsAt = 0 } = session.vars;
  const isFresh = consent === 'given' && typeof words === 'string' && now - Number(wordsAt) < FRESH_MS;
  const said = [...(isFresh ? [words] : []), ...(wish === null ? [] : [wish])].join(' / ');
  return beginningOf(scrub(said).text, WORDS_LIMIT);
}

/** Says it right after the dialogue's own words about the handoff, before whatever came next. */
function insert(turn: Part<'draft'>, text: string, options: Say['options'] = []): void {
  const { draft } = turn;
  const at = Math.min((draft.handoff?.at ?? draft.messages.length) + 1, draft.messages.length);
  draft.sayAt(at, { kind: 'say', text, ...(options.length > 0 && { options }) });
}
