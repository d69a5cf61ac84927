import type { Meaning } from './desk.ts';
import { takeOfferedPress } from './last-offer.ts';
import { humanOption, offer } from './offer.ts';
import { isNew } from './new-person.ts';
import { countInARow, remember, talkOf } from './talk.ts';
import type { TurnText } from './texts.ts';
import type { Turn } from './turn.ts';

/** The same button twice within so long is one press. */
const DOUBLE_TAP_MS = 5000;

export function blocked(turn: Turn, { inbound }: Meaning): boolean {
  if (inbound.content.kind !== 'blocked') return false;
  turn.draft.change({ blocked: true });
  return true;
}

/** Good buttons were taken above; this one is forged, or was given to another person. */
export function strangeButton(turn: Turn, { inbound }: Meaning): boolean {
  if (inbound.content.kind !== 'button') return false;
  turn.say('stale_choice');
  return true;
}

export function reached(turn: Turn): boolean {
  turn.draft.change({ blocked: false });
  return false;
}

export function pressOnOffer(turn: Turn, { inbound: { content } }: Meaning): boolean {
  if (content.kind !== 'choice') return false;
  const { ask, n } = content;
  const { pressed } = talkOf(turn);
  // A double tap: the first one was answered.
  if (pressed?.ask === ask && pressed.n === n && turn.now - pressed.at < DOUBLE_TAP_MS) return true;
  if (!takeOfferedPress(turn, ask, n)) return false;
  notePress(turn, ask, n);
  return true;
}

/** The message whose button was pressed is marked first, then the dialogue goes on. */
export function pressOnOption(turn: Turn, { inbound: { content } }: Meaning): boolean {
  if (content.kind !== 'choice') return false;
  const { ask, n, ref } = content;
  const result = turn.look({ kind: 'choice', ask, n });
  const chosen = result.events.find((event) => event.type === 'answered')?.label ?? null;
  if (ref !== undefined && chosen !== null) turn.draft.say({ kind: 'settle', ref, chosen });
  turn.take(result);
  if (chosen !== null) notePress(turn, ask, n);
  return true;
}

function notePress(turn: Turn, ask: number, n: number): void {
  if (!turn.draft.erase) remember(turn, { pressed: { ask, n, at: turn.now } });
}

/** Pictures that were sent at once get one answer; words beside one of them are read all the same. */
export function restOfAlbum(turn: Turn, { inbound: { album, content }, words }: Meaning): boolean {
  if (content.kind !== 'media' || album === undefined) return false;
  if (words === null && talkOf(turn).album === album) return true;
  remember(turn, { album });
  return false;
}

export function media(turn: Turn, meaning: Meaning): boolean {
  const { content } = meaning.inbound;
  if (content.kind !== 'media' || meaning.words !== null) return false;
  switch (content.media) {
    case 'sticker':
      return offerPerson(turn, 'sticker_received');
    case 'voice':
    case 'audio':
      return offerPerson(turn, countInARow(turn, 'wordless') > 1 ? 'voice_again' : 'voice_received');
    case 'photo':
    case 'video':
    case 'document':
    case 'other':
      return offerPerson(turn, countInARow(turn, 'wordless') > 1 ? 'media_again' : 'media_received');
    default:
      return content.media satisfies never;
  }
}

/** Nothing is said before what these say. */
const FIRST_WORDS: ReadonlySet<string> = new Set(['danger', 'emergency', 'stop']);

/**
 * The words beside a picture were answered as words; one sentence says what became of the picture. Desks, who read more
 * than words, say so themselves.
 */
export function sayBesideWords(turn: Turn, { inbound, words }: Meaning, by: { name: string; words?: unknown }): void {
  if (words === null || inbound.content.kind !== 'media' || by.words === undefined) return;
  const at = FIRST_WORDS.has(by.name) ? turn.draft.messages.length : 0;
  turn.draft.sayAt(at, { kind: 'say', text: turn.words('media_beside_words') });
}

/** Whoever sends a voice note or a picture may not be able to write: a person is one tap away. */
function offerPerson(turn: Turn, text: TurnText): boolean {
  if (isNew(turn.draft.person)) turn.step({ kind: 'start', flow: turn.guide.program.welcome });
  offer(turn, turn.words(text), [{ ...humanOption(turn), means: 'yes' }]);
  return true;
}

/** Something that is no words: a kind sentence, then what waits once more. */
export function kindWords(
  turn: Turn,
  { inbound }: Meaning,
  kind: Meaning['inbound']['content']['kind'],
  text: TurnText,
): boolean {
  if (inbound.content.kind !== kind) return false;
  if (isNew(turn.draft.person)) return turn.step({ kind: 'start', flow: turn.guide.program.welcome });
  turn.say(text);
  if (turn.draft.person.session.waiting) turn.step({ kind: 'repeat' });
  return true;
}
