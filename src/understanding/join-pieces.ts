import { isAsking } from './choose.ts';
import { words } from './normalise.ts';

/** So many words may stand as a sentence of their own. */
const SENTENCE = 4;

/** Messages that came one after the other, as the one text that they would have been. Scrubbed texts in. */
export function joinPieces(texts: readonly string[]): string {
  return putRight(texts).reduce(
    (joined, text) => (joined === '' ? text : `${joined}${between(joined, text)}${text}`),
    '',
  );
}

/** Fragments go on; two sentences stay two. */
function between(before: string, next: string): string {
  const last = before.slice(before.lastIndexOf('\n') + 1);
  return isSentence(last) && isSentence(next) ? '\n' : ' ';
}

function isSentence(text: string): boolean {
  return /[.?!]\s*$/u.test(text) || words(text).length >= SENTENCE || isAsking(text);
}

/** "Eh salah", and then what is right, also in the next message: the wrong thing is not asked. */
function putRight(texts: readonly string[]): readonly string[] {
  const said: string[] = [];
  let isWrong = false;
  for (const text of texts) {
    const right: string | null = said.length === 0 ? null : rightIn(text, isWrong);
    isWrong = right === '';
    if (right === null) said.push(text);
    else if (right !== '') correct(said, right);
  }
  return said;
}

const TURNS =
  'eh+|lho|loh|aduh|waduh|maaf|maap|sori|sorry|ups|oh|hehe|tunggu|bentar|hapunten|min|kak|mas|mbak|bang|bu|pak';
const WRONG = 'salah|slh|keliru|kleru|klentu|lepat|ralat|koreksi|typo';
const MEANT = String.raw`maksud(?:nya|ku|e|na)?(?:\s+(?:saya|sy|aku|gw|gue|kula|abdi))?`;
const SAID_WRONG = new RegExp(
  String.raw`^\s*(?:(?:${TURNS})[\s,.]+)*(?:${WRONG})(?:\s+(?:ketik|tulis|kirim|pencet|ngomong|ding|deng|kak|min|maaf))*(?![\p{L}\p{N}])[\s,.:]*(?:${MEANT}(?![\p{L}\p{N}]))?[\s,.:]*`,
  'iu',
);
const LEADS = new RegExp(
  String.raw`^\s*(?:\*|(?:eh+|lho|loh|aduh|waduh|ups|oh)[\s,.]+(?:${MEANT}\s+|bukan\s+)?|${MEANT}\s+)`,
  'iu',
);
const TRAILS = new RegExp(String.raw`\s*(?:\*|(?<![\p{L}\p{N}])(?:${MEANT}|ding|deng))\s*$`, 'iu');
const NUMBER = String.raw`(?:\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se)`;
/** What is put right most: a number with what it counts. */
const COUNTED: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:kelas|kls|klas)\s*(?:${NUMBER}|i{1,3})(?![\p{L}\p{N}])`, 'iu'),
  ...['bulan|bln|wulan', 'tahun|thn|taun', 'orang|org|jiwa|wong', 'anak|ank', 'ribu|rb|juta|jt'].map(
    (noun) =>
      new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${noun}\s+\d{1,2}|${NUMBER}\s*(?:${noun}))(?![\p{L}\p{N}])`, 'iu'),
  ),
];

/** What is right instead of what was written before; '': only that it was wrong; null: this corrects nothing. */
function rightIn(text: string, isWrong: boolean): string | null {
  if (SAID_WRONG.test(text)) return text.replace(SAID_WRONG, '').replace(TRAILS, '').trim();
  const bare = text.replace(LEADS, '').replace(TRAILS, '').trim();
  if (isWrong) return bare === '' ? text : bare;
  return bare !== text.trim() && COUNTED.some((counted) => counted.test(bare)) ? bare : null;
}

/** Puts the right number in the place of the wrong one; a sentence of its own takes the place of the one before it. */
function correct(said: string[], right: string): void {
  let left = right;
  for (const counted of COUNTED) {
    const [value] = counted.exec(right) ?? [];
    const at = said.findLastIndex((text) => counted.test(text));
    if (value === undefined || at < 0) continue;
    said[at] = (said[at] ?? '').replace(counted, () => value);
    left = left.replace(value, ' ');
  }
  if (left !== right) {
    if (words(left).length >= SENTENCE) said.push(right);
    return;
  }
  if (isSentence(right)) said.pop();
  said.push(right);
}
