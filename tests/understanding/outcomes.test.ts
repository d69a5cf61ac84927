import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadGuide } from '../../src/live-guide.ts';
import { readOutcome } from '../../src/understanding/outcomes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = new URL('../../content/evaluation/outcomes.tsv', import.meta.url);
/** A Wednesday noon in Yogyakarta. */
const NOW = Date.UTC(2026, 10, 25, 5);
const WIB = 'Asia/Jakarta';
const read = (text: string) => readOutcome(text, NOW, WIB);

/** A kind that ends in "?" is reported within a question or a complaint: it may be asked back. "none" reports nothing. */
interface Row {
  readonly text: string;
  readonly kind: string;
  readonly when: string;
  /** `tuned`: the reading was made with these. `held`: only ever measured. */
  readonly part: string;
}

const ROWS: readonly Row[] = readFileSync(FILE, 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [text = '', kind = '', when = '', part = ''] = line.split('\t');
    return { text, kind, when, part };
  });

function measure(part: string) {
  const rows = ROWS.filter((row) => row.part === part);
  const reported = rows.filter(({ kind }) => kind !== 'none');
  const others = rows.filter(({ kind }) => kind === 'none');
  const right = reported.filter(({ text, kind }) => read(text)?.kind === kind.replace('?', ''));
  const share = (some: readonly Row[], all: readonly Row[]) => some.length / all.length;
  return {
    right: share(right, reported),
    time: share(
      right.filter(({ text, when }) => read(text)?.when === when),
      right,
    ),
    sure: share(
      right.filter(({ text, kind }) => read(text)?.sure === !kind.endsWith('?')),
      right,
    ),
    wrong: share(
      others.filter(({ text }) => read(text) !== null),
      others,
    ),
  };
}

describe('what people report of their own JKN', () => {
  test('is held by at least 250 rows, and as many near misses', () => {
    expect(ROWS.filter(({ kind }) => kind !== 'none').length).toBeGreaterThanOrEqual(250);
    expect(ROWS.filter(({ kind }) => kind === 'none').length).toBeGreaterThanOrEqual(250);
    expect(new Set(ROWS.map(({ text }) => text)).size).toBe(ROWS.length);
  });

  // Floors just below what was measured: raise them when the reading gets better.
  test.each([
    ['tuned', { right: 0.985, time: 0.98, sure: 0.97, wrong: 0 }],
    ['held', { right: 0.93, time: 0.97, sure: 0.97, wrong: 0.02 }],
  ])('is read from the rows that were %s as well as it was', (part, floor) => {
    const found = measure(part);
    expect(found.right).toBeGreaterThanOrEqual(floor.right);
    expect(found.time).toBeGreaterThanOrEqual(floor.time);
    expect(found.sure).toBeGreaterThanOrEqual(floor.sure);
    expect(found.wrong).toBeLessThanOrEqual(floor.wrong);
  });

  test.each([
    ['sudah daftar tadi pagi', '2026-11-25'],
    ['wis mbayar wingi', '2026-11-24'],
    ['semalam udah bayar', '2026-11-24'],
    ['sudah daftar tanggal 3', '2026-11-03'],
    ['sudah daftar tgl 28', '2026-10-28'],
    ['udah bayar 5 november di indomaret', '2026-11-05'],
    ['sudah bayar senin kemarin', '2026-11-23'],
    ['udah daftar minggu lalu', '2026-11-18'],
    ['wis ndaftar telung dina kepungkur', '2026-11-22'],
    ['sudah bayar 2 minggu yang lalu', '2026-11-11'],
    ['sudah daftar bulan lalu', null],
    ['sudah daftar', null],
  ])('"%s" was on %s', (text, day) => {
    expect(read(text)?.day).toBe(day);
  });

  test('counts days at the place: past midnight in Jayapura it is another day than in Yogyakarta', () => {
    const late = Date.UTC(2026, 10, 25, 16);
    expect(readOutcome('tadi saya bayar', late, 'Asia/Jakarta')?.day).toBe('2026-11-25');
    expect(readOutcome('tadi saya bayar', late, 'Asia/Jayapura')?.day).toBe('2026-11-26');
  });

  test('is no question that people are known to ask: of their phrasings not one in a thousand is taken for a sure report', () => {
    const phrasings = loadGuide(ROOT, NOW).content.questions.flatMap(({ source }) => source.phrasings);
    const sure = phrasings.filter((text) => read(text)?.sure === true);
    expect(sure.length / phrasings.length).toBeLessThan(0.001);
  });

  test('tells what decided', () => {
    expect(read('wis tak bayar bu')?.why).toBe('paid: "bayar", already');
  });
});
