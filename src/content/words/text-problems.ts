import type { FindingCode } from '../files/findings.ts';
import { readingProblems } from './reading-level.ts';
import { surfacesOf } from './surfaces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Longest message for a small phone, and longest words on a button. */
const MESSAGE_LIMIT = 600;
const LABEL_LIMIT = 40;

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
  /\b(?:the|and|please|click|download|upload|login|logout|register|premium|claim|update|online|offline|website|user|password|username|email|reminder|quiz|score|feedback|skip|next|back|link|chat|screening|deadline|budget|cash|customer|service|center|support)\b/giu;
/** English words that people know from the app and the street; they may stay. */
const KNOWN_ENGLISH = new Set(['online', 'email', 'password', 'chat', 'website', 'link', 'login', 'quiz']);

export type TextKind = 'message' | 'label';

export interface TextProblem {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * What is wrong with a text that people read, in every way it can read (plural and select branches one by one); `kind`
 * sets its limits. Words are judged only where they are Indonesian.
 */
export function textProblems(source: string, kind: TextKind, words: Vocabulary, lang = 'id'): TextProblem[] {
  const surfaces = surfacesOf(source, words);
  const all = surfaces.flatMap(({ typed, filled }) => [
    ...lengthProblems(filled, kind),
    ...literalProblems(typed),
    ...(lang === 'id' ? [...wordProblems(typed), ...(kind === 'message' ? levelProblems(filled) : [])] : []),
  ]);
  const seen = new Set<string>();
  return all.filter(({ code, message }) => !seen.has(`${code} ${message}`) && seen.add(`${code} ${message}`));
}

function lengthProblems(text: string, kind: TextKind): TextProblem[] {
  const limit = kind === 'label' ? LABEL_LIMIT : MESSAGE_LIMIT;
  if (text.length <= limit) return [];
  return [{ code: 'KJ014', severity: 'error', message: `${text.length} characters; the limit is ${limit}` }];
}

function literalProblems(text: string): TextProblem[] {
  return LITERALS.flatMap(({ pattern, what }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined
      ? []
      : [{ code: 'KJ016', severity: 'error', message: `"${found}" is ${what}: name a fact instead` }];
  });
}

function wordProblems(text: string): TextProblem[] {
  const problems: TextProblem[] = [];
  if (BLAME.test(text))
    problems.push({ code: 'KJ022', severity: 'error', message: 'nobody is told that they are wrong' });
  for (const [word] of text.matchAll(ENGLISH)) {
    if (!KNOWN_ENGLISH.has(word.toLowerCase()))
      problems.push({ code: 'KJ022', severity: 'warning', message: `"${word}" is English` });
  }
  return problems;
}

function levelProblems(text: string): TextProblem[] {
  return readingProblems(text).map((message) => ({ code: 'KJ015', severity: 'warning', message }));
}
