import type { FindingCode } from './findings.ts';

/** Longest message for a small phone, and longest words on a button. */
export const MESSAGE_LIMIT = 600;
export const LABEL_LIMIT = 40;
const CAPTION_LIMIT = 1024;
const WORDS_IN_SENTENCE = 22;

/** Values that can change, typed where a fact's name belongs. Counts of small things ("3 langkah") are no such values. */
const LITERALS: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /\bRp\.?\s?\d/u, what: 'an amount of money' },
  { pattern: /\b\d{1,3}(?:\.\d{3})+\b/u, what: 'an amount' },
  { pattern: /\b\d+\s?(?:ribu|juta|rb|jt|miliar)\b/iu, what: 'an amount' },
  { pattern: /\b0\d{2,3}[- ]?\d{3,4}[- ]?\d{3,4}\b/u, what: 'a phone number' },
  { pattern: /\b(?:165|119|112|1500\d{3})\b/u, what: 'a phone number' },
  { pattern: /\btanggal \d{1,2}\b/iu, what: 'a deadline' },
  { pattern: /(?<!nomor )\b\d+\s?(?:hari|bulan|tahun(?!\s\d{4})|jam|minggu)\b/iu, what: 'a span of time' },
  { pattern: /\b\d+(?:,\d+)?\s?%/u, what: 'a percentage' },
];

const BLAME = /\b(?:Anda salah|kamu salah|jawaban (?:Anda |Ibu |Bapak )?salah|bodoh|malas|ceroboh)\b/iu;
const ENGLISH =
  /\b(?:the|and|please|click|download|upload|login|logout|register|premium|claim|update|online|offline|website|user|password|username|email|reminder|quiz|score|feedback|skip|next|back|link|chat|screening|deadline|budget|cash|customer|service|center|support)\b/iu;
/** English words that people know from the app and the street; they may stay. */
const KNOWN_ENGLISH = new Set(['online', 'email', 'password', 'chat', 'website', 'link', 'login', 'quiz']);
/** Jargon that needs its explanation in the same message. */
const JARGON: readonly { word: RegExp; explained: RegExp }[] = [
  { word: /\bFKTP\b/u, explained: /puskesmas|klinik|dokter|faskes/iu },
  { word: /\bFKRTL\b/u, explained: /rumah sakit/iu },
  { word: /\bINA-CBG\b/iu, explained: /biaya|paket/iu },
  { word: /\bDTSEN\b/u, explained: /data/iu },
];

/** What is wrong with a text that people read; `kind` sets its limits. */
export function textProblems(
  text: string,
  kind: 'message' | 'label' | 'caption',
): { code: FindingCode; severity: 'error' | 'warning'; message: string }[] {
  const problems: ReturnType<typeof textProblems> = [];
  const limit = kind === 'label' ? LABEL_LIMIT : kind === 'caption' ? CAPTION_LIMIT : MESSAGE_LIMIT;
  const bare = text.replace(/\{[^{}]*\}/g, 'x');
  if (bare.length > limit)
    problems.push({ code: 'KJ014', severity: 'error', message: `${bare.length} characters; the limit is ${limit}` });
  const literals = LITERALS.filter(({ pattern }) => pattern.test(bare));
  for (const { pattern, what } of literals) {
    problems.push({
      code: 'KJ016',
      severity: 'error',
      message: `"${pattern.exec(bare)?.[0] ?? ''}" is ${what}: name a fact instead`,
    });
  }
  if (BLAME.test(bare))
    problems.push({ code: 'KJ022', severity: 'error', message: 'nobody is told that they are wrong' });
  for (const { word, explained } of JARGON) {
    if (word.test(bare) && !explained.test(bare))
      problems.push({
        code: 'KJ022',
        severity: 'warning',
        message: `"${word.exec(bare)?.[0] ?? ''}" stands without an explanation`,
      });
  }
  const english = ENGLISH.exec(bare)?.[0];
  if (english !== undefined && !KNOWN_ENGLISH.has(english.toLowerCase())) {
    problems.push({ code: 'KJ022', severity: 'warning', message: `"${english}" is English` });
  }
  const longest = Math.max(...bare.split(/[.!?:\n]+/).map((sentence) => sentence.trim().split(/\s+/).length));
  if (kind !== 'label' && longest > WORDS_IN_SENTENCE) {
    problems.push({
      code: 'KJ015',
      severity: 'warning',
      message: `a sentence has ${longest} words; ${WORDS_IN_SENTENCE} is plenty`,
    });
  }
  return problems;
}
