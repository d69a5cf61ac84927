import { beginningOf } from '../../messages/whole-characters.ts';
import type { Part } from '../../staff/room-turn.ts';
import { URGENT_TOPIC, type Ticket } from '../../store/tickets.ts';
import { scrub } from '../../understanding/scrub.ts';
import { alertRound, type Alerting } from '../ticket/alerts.ts';
import { keepOpened, keepTicket, logEntry } from '../ticket/keep-ticket.ts';
import { villageOf } from '../ticket/names.ts';
import { passedOf, toMentor, type Relaying } from '../ticket/relay.ts';
import { change, openTicket } from '../ticket/ticket.ts';

const WORDS_LIMIT = 400;
/** What a mentor reads who holds the ticket, where a button was pressed. */
const PRESSED = '(minta disambungkan ke orang sekarang)';

export type OpeningUrgently = Alerting & Relaying & Part<never, 'nextTicket'>;

/**
 * Somebody in an emergency asks for a person: the open ticket becomes urgent, or an urgent one is opened, and everybody on
 * duty is told at once, out of hours the coordinators. `words`: what they wrote, told on their behalf. Returns what is
 * said to them.
 */
export async function openUrgently(turn: OpeningUrgently, open: Ticket | null, words: string | null): Promise<string> {
  const said = beginningOf(scrub(words ?? '').text, WORDS_LIMIT);
  const ticket = open && change.urgent(open);
  if (ticket?.state === 'claimed') {
    await toMentor(turn, ticket, passedOf(words ?? PRESSED, null, null), true);
    return inWords(turn, ticket, true);
  }
  if (ticket) {
    const asked = { ...ticket, words: [ticket.words, said].filter((part) => part !== '').join(' / '), asked: null };
    const alerted = await alertRound(turn, asked);
    keepTicket(turn, alerted);
    return inWords(turn, alerted, alerted !== asked);
  }
  return openNew(turn, said);
}

async function openNew(turn: OpeningUrgently, words: string): Promise<string> {
  const { person } = turn.draft;
  const village = villageOf(person);
  const id = await turn.store.nextTicket();
  const fresh = openTicket(
    { id, workerId: person.id, village, topic: URGENT_TOPIC, words, origin: 'talk/urgent' },
    turn.now,
  );
  const alerted = await alertRound(turn, fresh);
  keepOpened(turn, alerted);
  logEntry(turn, alerted, 'opened');
  turn.draft.pointAtTicket(alerted.id);
  return inWords(turn, alerted, alerted !== fresh);
}

function inWords(turn: Part<'words'>, ticket: Ticket, told: boolean): string {
  return turn.words('ticket_urgent', { number: ticket.id, expect: told ? 'told' : 'nobody' });
}
