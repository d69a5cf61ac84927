import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import type { Meaning } from '../../turn/desk.ts';
import { remember } from '../../turn/talk.ts';
import { isUrgentTalk } from '../../turn/urgent.ts';
import { normalise } from '../../understanding/normalise.ts';
import type { Reading } from '../../understanding/reading.ts';
import { bareNumber } from '../../understanding/shown-number.ts';
import { readWaitingWords } from '../../understanding/waiting-words.ts';
import type { Answering } from './answers.ts';
import { answered } from './answered.ts';
import { holdFile } from '../ticket/held-files.ts';
import { passable } from '../ticket/relay.ts';
import { endByWorker } from './ending-answers.ts';
import { expected } from './standing.ts';
import { attachWords, type Attaching } from './words-answers.ts';

/** How sure a question must be to be answered while a person is waited for. */
const SURE = 0.7;
/** An answer to the question that waits is short; what is longer is told to somebody. */
const SHORT_WORDS = 4;

/**
 * While nobody has taken the ticket the dialogues go on, and whatever they cannot surely use is for the mentor: it reaches
 * the ticket. Asking how long it takes tells where the ticket stands.
 */
export async function whileWaiting(turn: Answering & Attaching, ticket: Ticket, meaning: Meaning): Promise<boolean> {
  const { words, own, inbound } = meaning;
  if (!words || inbound.content.kind === 'media') return filesWhileWaiting(turn, ticket, meaning);
  const { command, text } = words;
  if (isUrgentTalk(turn.dialogue, meaning)) {
    // The route answers; whoever takes the ticket reads it. A short reply may be a press, which changes the ticket itself.
    const tells = words.danger !== 'none' || normalise(text).split(' ').length > SHORT_WORDS;
    if (tells && command === null && !words.human) await attachWords(turn, ticket, words.typed, { quietly: true });
    return false;
  }
  if (command === null && (await answeredTopic(turn, ticket, words))) return true;
  const waiting = readWaitingWords(text);
  if (waiting === 'withdraw' && !isChoice(turn, words)) {
    await endByWorker(turn, ticket, 'withdrawn');
    return true;
  }
  if (command !== null && command !== 'help') return false;
  if (command === 'help' || waiting === 'where') {
    tellStanding(turn, ticket);
    return true;
  }
  if (words.human) {
    await attachWords(turn, ticket, words.typed, { quietly: true });
    tellStanding(turn, ticket);
    return true;
  }
  if (belongsToDialogue(turn, words)) return false;
  if (isForTheRoute(words)) {
    // The mentor reads it as well: the answer may not be enough.
    await attachWords(turn, ticket, words.typed, { quietly: true });
    return false;
  }
  if (words.courtesy.core === '') return false;
  await attachWords(turn, ticket, (own ?? words).typed, { ref: inbound.ref ?? null });
  return true;
}

/** A voice note or picture: it waits in the ticket for whoever takes it, and what stands beside it is written down. */
async function filesWhileWaiting(turn: Answering & Attaching, ticket: Ticket, meaning: Meaning): Promise<boolean> {
  const { inbound } = meaning;
  const passed = inbound.content.kind === 'media' || inbound.content.kind === 'location' ? passable(inbound) : null;
  if (!passed) return false;
  const said = [passed.attachment === null ? '' : `[${passed.attachment.media}]`, passed.text].join(' ').trim();
  const isUrgent = isUrgentTalk(turn.dialogue, meaning);
  await attachWords(turn, holdFile(ticket, passed), said, { ref: passed.ref, quietly: isUrgent });
  return !isUrgent;
}

/** Number, and honestly when somebody may answer. */
function tellStanding(turn: Part<'now' | 'book' | 'say' | 'draft'>, ticket: Ticket): void {
  const again = turn.draft.person.session.talk?.stood === true;
  turn.say(again ? 'ticket_stands_again' : 'ticket_stands', { number: ticket.id, ...expected(turn, ticket) });
  remember(turn, { forTicket: true, stood: !again });
}

/** What was offered right after the number: a number or a label of it, as long as no question was put since. */
async function answeredTopic(turn: Answering, ticket: Ticket, { typed }: Reading): Promise<boolean> {
  const { talk } = turn.draft.person.session;
  if (ticket.asked === null || ticket.asked.shown.length === 0 || talk?.forTicket !== true) return false;
  return answered(turn, ticket, typed);
}

/** The dialogue's own question, an option beside an answer, or the keyword of a dialogue. */
function belongsToDialogue(turn: Answering, words: Reading): boolean {
  const { session } = turn.draft.person;
  const { text } = words;
  if (turn.guide.keywords.has(normalise(text))) return true;
  if (session.aside && (words.short !== null || isOffered(session.aside.options, text))) return true;
  if (!session.waiting) return false;
  return session.talk?.forTicket === true ? isChoice(turn, words) : turn.dialogue.wouldStep(text);
}

function isOffered(options: readonly { readonly n: number; readonly label: string }[], text: string): boolean {
  const said = normalise(text);
  return options.some(({ n, label }) => n === Number(bareNumber(text)) || normalise(label) === said);
}

/** A number or the few words of an option that waits. */
function isChoice(turn: Answering, { text }: Reading): boolean {
  if (normalise(text).split(' ').length > SHORT_WORDS) return false;
  return turn.dialogue.wouldChoose(text) !== null;
}

/** A report is said back and counted, a sure question is answered; nobody knows how long the mentor takes. */
function isForTheRoute({ outcome, correction, isAsking, question }: Reading): boolean {
  const asks = isAsking && question.action === 'answer' && question.confidence >= SURE;
  return asks || outcome !== null || correction !== null;
}
