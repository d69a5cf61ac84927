import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askLines, type AskOptions } from '../../src/cli/ask.ts';
import { verdictOf } from '../../src/cli/eval-figures.ts';
import { readRows, rowsOf } from '../../src/cli/eval-rows.ts';
import { evaluate } from '../../src/cli/evaluate.ts';
import { withTypos, wrapped, WRAPPINGS } from '../../src/cli/disguise.ts';
import { freshFolder, seeded, shippedGuide } from '../helpers.ts';

const FIELDS = [
  'text',
  'action',
  'topic',
  'answerId',
  'answers',
  'candidates',
  'confidence',
  'danger',
  'human',
  'facts',
  'outcome',
  'reply',
];

async function asked(lines: readonly string[], options: Partial<AskOptions> = {}) {
  const written: string[] = [];
  async function* typed() {
    yield* await Promise.resolve(lines);
  }
  await askLines(shippedGuide(), typed(), { conversation: false, why: false, ...options }, (text) =>
    written.push(text),
  );
  const objects: unknown[] = written.map((line) => JSON.parse(line));
  return objects as Record<string, unknown>[];
}

describe('ask', () => {
  test('prints one object a line, with these fields and no others', async () => {
    const found = await asked(['brp iuran kls 3', '', 'xyzzy blorp']);
    expect(found.map((line) => Object.keys(line))).toEqual([FIELDS, FIELDS, FIELDS]);
    expect(found.map(({ text }) => text)).toEqual(['brp iuran kls 3', '', 'xyzzy blorp']);
    expect(found[0]).toMatchObject({
      action: 'answer',
      topic: 'iuran',
      answerId: 'iuran-kelas-3',
      answers: ['iuran-kelas-3'],
      candidates: [],
      danger: 'none',
      human: false,
      facts: {},
      outcome: null,
    });
    expect(String(found[0]?.['reply'])).toContain('Rp35.000');
    expect(found[2]).toMatchObject({ topic: null, answerId: null, answers: [] });
  });

  test('is said by somebody else on each line, so that the same line gets the same reply', async () => {
    const [first, second] = await asked(['brp iuran kls 3', 'brp iuran kls 3']);
    expect(second).toEqual(first);
  });

  test('in a conversation the lines are one chat, and an empty line begins a new one', async () => {
    const lines = ['no 2', 'langsung belajar', 'kembali', '', 'kembali'];
    const found = await asked(lines, { conversation: true });
    expect(found.map(({ text }) => text)).toEqual(['no 2', 'langsung belajar', 'kembali', 'kembali']);
    expect(String(found[1]?.['reply'])).toContain('Mau belajar apa');
    expect(String(found[2]?.['reply'])).toContain('Ada lagi yang bisa dibantu');
    const alone = await asked(lines);
    expect(found[2]).not.toEqual(alone[2]);
    expect(found[3]).toEqual(alone[4]);
  });

  test('says what decided where it is asked why', async () => {
    const [line] = await asked(['halo kak, brp iuran kls 3'], { why: true });
    expect(line).toMatchObject({
      why: {
        by: 'question',
        heard: { action: 'answer' },
        core: 'brp iuran kls 3',
        danger: 'no sign of danger',
        short: null,
      },
    });
  });
});

describe('the rows of an evaluation', () => {
  test('are found by their heading, in any order, and without one are text and topic', () => {
    const [plain] = rowsOf('berapa iurannya\tiuran\n');
    expect(plain).toMatchObject({ text: 'berapa iurannya', accepted: [['iuran']], danger: null, facts: null });
    const [row] = rowsOf(
      'kind\tutterance\tanswers\tdanger\thuman\toutcome\tfacts\tbefore\tnote\n' +
        'odd\tkalo 4 orang?\tiuran-kelas-3|iuran-keluarga+daftar-cara\tnone\tya\tpaid:yesterday\tpeople=4; class=3\thalo|iuran\tx\n',
    );
    expect(row).toEqual({
      text: 'kalo 4 orang?',
      before: ['halo', 'iuran'],
      kind: 'odd',
      accepted: [['iuran-kelas-3', 'iuran-keluarga'], ['daftar-cara']],
      danger: 'none',
      human: true,
      outcome: 'paid:yesterday',
      facts: new Map([
        ['people', '4'],
        ['class', '3'],
      ]),
    });
    const [bare] = rowsOf('text\tfacts\toutcome\tdanger\nhalo\t{"people":4,"name":"Bu Tini"}\t\t\n');
    expect([...(bare?.facts ?? [])]).toEqual([
      ['people', '4'],
      ['name', 'Bu Tini'],
    ]);
    expect(bare).toMatchObject({ accepted: null, outcome: 'none', danger: 'none' });
    const outcomes = rowsOf('text\tkind\twhen\tpart\nwis ndaftar\tregistered\tunknown\theld\nhalo\tnone\t\theld\n');
    expect(outcomes.map(({ outcome, kind }) => [outcome, kind])).toEqual([
      ['registered:unknown', 'held'],
      ['none', 'held'],
    ]);
  });

  test('that cannot be read are refused with a word on what to do', () => {
    expect(() => readRows('/nowhere/rows.tsv')).toThrow(expect.objectContaining({ code: 'file_unreadable' }) as Error);
    const empty = join(freshFolder(), 'empty.tsv');
    writeFileSync(empty, '\n');
    expect(() => readRows(empty)).toThrow('has no rows');
    expect(() => rowsOf('text\tfacts\nhalo\t{people}\n')).toThrow('{people} are no JSON object');
  });
});

describe('a verdict', () => {
  const topics = new Map([
    ['iuran-kelas-3', 'iuran'],
    ['daftar-cara', 'daftar'],
  ]);
  const line = { action: 'answer' as const, topic: null, answers: ['iuran-kelas-3'], candidates: [] };

  test.each([
    ['an accepted answer', line, [['x', 'iuran-kelas-3']], 'right'],
    ['an answer of an accepted topic', line, [['iuran']], 'right'],
    ['another answer', line, [['daftar-cara']], 'wrong'],
    ['an answer where there is none', line, [['outside']], 'wrong'],
    ['one of two questions', line, [['iuran'], ['daftar']], 'offered'],
    ['both questions', { ...line, answers: ['iuran-kelas-3', 'daftar-cara'] }, [['iuran'], ['daftar']], 'right'],
    [
      'a candidate',
      { ...line, action: 'clarify' as const, answers: [], candidates: ['daftar-cara'] },
      [['daftar']],
      'offered',
    ],
    [
      'no candidate',
      { ...line, action: 'clarify' as const, answers: [], candidates: ['daftar-cara'] },
      [['iuran']],
      'missed',
    ],
    ['nothing', { ...line, action: 'fallback' as const, answers: [] }, [['iuran']], 'missed'],
    ['nothing for what is outside', { ...line, action: 'outside' as const, answers: [] }, [['outside']], 'right'],
    ['a call for help', { ...line, action: 'emergency' as const, answers: [] }, [['igd']], 'right'],
    ['a dialogue of the topic', { ...line, topic: 'iuran', answers: [] }, [['iuran']], 'right'],
  ] as const)('of %s', (_what, heard, accepted, expected) => {
    expect(verdictOf(heard, accepted, topics)).toBe(expected);
  });
});

test('an evaluation prints figures by kind and in disguise, what is heard falsely, and what was not right', async () => {
  const file = join(freshFolder(), 'rows.tsv');
  writeFileSync(
    file,
    'text\tanswers\tkind\tdanger\thuman\n' +
      'brp iuran kls 3\tiuran-kelas-3\tprice\tnone\tno\n' +
      'cara daftar bpjs gimana\tiuran-kelas-3\tentry\tnone\tno\n' +
      'bapak saya sesak napas\t\tentry\tnow\tno\n',
  );
  let told = '';
  await evaluate(shippedGuide(), file, { wrapped: true, typos: 2, seed: 5 }, (text) => (told += text));
  expect(told).toContain("utterances 3, through the chat's own route");
  expect(told).toMatch(/^all +2 +50\.0% +50\.0% +50\.0% +0\.0%$/m);
  expect(told).toMatch(/^price +1 +100\.0%/m);
  expect(told).toMatch(/^typos +rows/m);
  expect(told).toMatch(/^all +4/m);
  expect(told).toContain('plain, all: danger: heard 1 of 1 (100.0%), falsely 0 of 2 (0.0%)');
  expect(told).toMatch(/^wrong\tplain\tiuran-kelas-3 → answer daftar-\S+\tcara daftar bpjs gimana$/m);
});

test('a disguise keeps the question, and typing errors are the same for the same seed', () => {
  for (const [n] of WRAPPINGS.entries()) expect(wrapped('apa itu $& JKN', n)).toContain('apa itu $& JKN');
  const text = 'bagaimana cara mendaftar untuk keluarga saya';
  const slipped = withTypos(text, seeded(3));
  expect(slipped).not.toBe(text);
  expect(slipped.split(' ')).toHaveLength(6);
  expect(withTypos(text, seeded(3))).toBe(slipped);
  expect(withTypos('ya', seeded(3))).toBe('ya');
});
