import { isAsking } from './choose.ts';
import { words } from './normalise.ts';

/** A part of a message that may be a question of its own. */
export interface Piece {
  readonly text: string;
  /** By a question mark, an asking word, or a "… ga" at its end. */
  readonly asks: boolean;
  /** What is not meant: "bukan mau bayar, …". */
  readonly denied: boolean;
}

/** A question stands near the head or the end; what lies between is story, and work per message stays bounded. */
const LOOKED_AT = 400;
const PIECES = 6;
/** A full stop between digits is none. */
const SENTENCE_END = /(?<=[?!;\n])|(?<=\.)(?=\s|$)|(?<=[.…]{2})/u;
const JOINT =
  /,|\s(?=(?:terus|trus|trs|teros|lalu|sama|sm|dan|plus|sekalian|skalian|tapi|tp|tpi|melainkan|kalau|kalo|klo|nek|trus|lan|sareng|jeung)\s)/iu;
const JOINT_WORD =
  /^\s*(?:terus|trus|trs|teros|lalu|sama|sm|dan|plus|sekalian|skalian|tapi|tp|tpi|melainkan|lan|sareng|jeung)\s+/iu;
const DENIED =
  /^\s*(?:(?:saya|sy|aku|ak|gue|gw|kami|ini|itu)\s+)?(?:bukan(?!nya)|bkn|sanes|dudu|lain(?=\s+(?:mau|rek))|(?:ga|gak|nggak|enggak|tidak|tdk|ora|ndak|teu)\s+(?:usah|mau|pengen|jadi)|jangan|jgn|ojo)\s/iu;
/** "… ga" at the end asks. */
const LAST_ASKS = new Set(['tidak', 'belum', 'bukan', 'kah', 'boten']);

/** The parts of a message: sentences, and what "terus", "dan" or a comma joins where each side stands by itself. */
export function piecesOf(text: string): Piece[] {
  const pieces = bothEnds(text)
    .split(SENTENCE_END)
    .flatMap((sentence) => clausesOf(sentence));
  const found = pieces.flatMap((piece) => pieceOf(piece) ?? []);
  return found.length <= PIECES ? found : [...found.slice(0, PIECES / 2), ...found.slice(-PIECES / 2)];
}

/** A text of bounded length: all of it, or its head and its end. */
export function bothEnds(text: string): string {
  if (text.length <= 2 * LOOKED_AT) return text;
  return `${text.slice(0, LOOKED_AT)}\n${text.slice(text.length - LOOKED_AT)}`;
}

/** A sentence as one, unless its parts ask or deny something each by itself. */
function clausesOf(sentence: string): string[] {
  const parts = sentence
    .split(JOINT)
    .map((part) => part.replace(JOINT_WORD, '').trim())
    .filter((part) => part !== '');
  if (parts.length <= 1) return parts;
  const joined: { text: string; alone: boolean; denied: boolean }[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const alone = standsAlone(part);
    if (last === undefined || (last.alone && alone) || last.denied)
      joined.push({ text: part, alone, denied: DENIED.test(part) });
    else {
      last.text = `${last.text}, ${part}`;
      last.alone ||= alone;
    }
  }
  return joined.map(({ text }) => text);
}

function standsAlone(part: string): boolean {
  const said = words(part);
  return said.length >= 2 && (asks(part, said) || DENIED.test(part));
}

function pieceOf(text: string): Piece | null {
  const said = words(text);
  if (said.length === 0) return null;
  return { text: text.trim(), asks: asks(text, said), denied: DENIED.test(text) };
}

function asks(text: string, said: readonly string[]): boolean {
  return isAsking(text) || LAST_ASKS.has(said.at(-1) ?? '');
}
