import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadAreas } from '../../src/content/load/load-areas.ts';
import { loadVillages } from '../../src/content/load/load-villages.ts';
import { Reporter } from '../../src/content/files/files.ts';
import { provincesSchema } from '../../src/content/schema-places.ts';
import { ROOT } from '../../src/main.ts';
import { readFacts } from '../../src/understanding/facts/facts.ts';
import { readNameAnswer } from '../../src/understanding/facts/name.ts';
import { createPlaces } from '../../src/understanding/facts/find-place.ts';
import { readPlaceAnswer } from '../../src/understanding/facts/place.ts';
import { saidIn } from '../../src/understanding/facts/said.ts';
import { readWorkAnswer } from '../../src/understanding/facts/work.ts';
import { WORK_WORDS } from '../../src/understanding/facts/work-words.ts';

/** A Wednesday at noon in Sleman. */
const NOW = Date.UTC(2026, 10, 25, 5);
const ZONE = 'Asia/Jakarta';
const provinces = provincesSchema.parse(parse(readFileSync(join(ROOT, 'content/provinces.yaml'), 'utf8')));
const places = createPlaces(loadVillages(ROOT, provinces, new Reporter()), loadAreas(ROOT, provinces));

/** What a row of the evaluation can ask for; other facts are no part of its score. */
const SCORED = [
  'people',
  'class',
  'months',
  'rupiah',
  'work',
  'place',
  'name',
  'duesDay',
  'pregnant',
  'baby',
  'cardOff',
] as const;

function factsOf(text: string): Record<string, unknown> {
  const facts = readFacts(text, NOW, ZONE, places);
  const named = SCORED.map((fact) => [fact, fact === 'place' ? facts.place?.id : facts[fact]] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

interface Score {
  readonly rows: number;
  /** Rows with every fact and no other. */
  readonly whole: number;
  readonly wanted: number;
  readonly heard: number;
  /** Facts that nobody told. */
  readonly wrong: number;
}

function scoreOf(part: string): Score {
  const table = readFileSync(join(ROOT, 'content/evaluation/facts.tsv'), 'utf8').trim().split('\n').slice(1);
  const rows = table.map((line) => line.split('\t')).filter(([of]) => of === part);
  const scores = rows.map(([, text = '', json = '{}']) => {
    const { forWhom: _, ...wanted } = JSON.parse(json) as Record<string, unknown>;
    const got = factsOf(text);
    const heard = Object.keys(wanted).filter((fact) => got[fact] === wanted[fact]).length;
    const wrong = Object.keys(got).filter((fact) => got[fact] !== wanted[fact]).length;
    return { wanted: Object.keys(wanted).length, heard, wrong };
  });
  const sum = (of: (score: (typeof scores)[number]) => number) => scores.reduce((all, score) => all + of(score), 0);
  return {
    rows: rows.length,
    whole: scores.filter(({ wanted, heard, wrong }) => wanted === heard && wrong === 0).length,
    wanted: sum(({ wanted }) => wanted),
    heard: sum(({ heard }) => heard),
    wrong: sum(({ wrong }) => wrong),
  };
}

describe('facts in any sentence', () => {
  test('of the sentences that were tuned on nearly all are read, and of those that were not nine in ten', () => {
    const tuned = scoreOf('tune');
    const held = scoreOf('held');
    expect(tuned.rows + held.rows).toBeGreaterThanOrEqual(470);
    expect(tuned.heard / tuned.wanted).toBeGreaterThanOrEqual(0.98);
    expect(tuned.wrong / tuned.rows).toBeLessThanOrEqual(0.01);
    expect(held.heard / held.wanted).toBeGreaterThanOrEqual(0.93);
    expect(held.whole / held.rows).toBeGreaterThanOrEqual(0.93);
    expect(held.wrong / held.rows).toBeLessThanOrEqual(0.04);
  });

  test('several facts of one sentence are all read', () => {
    expect(factsOf('nama saya bu sri, jualan jamu keliling, anak 3 sama suami, tinggal di sendangadi')).toEqual({
      name: 'Bu Sri',
      work: 'street_trader',
      people: 5,
      place: 'sendangadi',
    });
  });

  test('a place elsewhere has its regency, its province and the clock there', () => {
    expect(readFacts('saya dari Rantauprapat', NOW, ZONE, places).place).toEqual({
      id: 'rantauprapat',
      name: 'Rantauprapat',
      regency: 'Labuhanbatu',
      province: 'Sumatera Utara',
      zone: 'wib',
      own: false,
    });
    expect(readFacts('tinggal di merauke', NOW, ZONE, places).place?.zone).toBe('wit');
  });

  test('a village of the programme is known with a slip of the finger, unless another place has that name', () => {
    expect(readFacts('tinggal di condongcatr', NOW, ZONE, places).place?.id).toBe('condongcatur');
    expect(readFacts('tinggal di sukorejo wonosobo', NOW, ZONE, places).place?.regency).toBe('Wonosobo');
  });

  test('children alone are no household', () => {
    const facts = readFacts('anak saya 2', NOW, ZONE);
    expect(facts.people).toBeUndefined();
    expect(facts.children).toBe(2);
  });

  test('a very long text costs no more than its beginning', () => {
    expect(readFacts(`kami berempat. ${'kelas 2 orang '.repeat(2000)}`, NOW, ZONE, places).people).toBe(4);
  });
});

describe('answers to the questions of the profile', () => {
  test.each([
    ['panggil aja pak joko bos', 'Pak Joko'],
    ['Siti', 'Siti'],
    ['sumarni', 'Sumarni'],
    ['bu titin aja mbak', 'Bu Titin'],
    ['nama saya Siti Aminah', 'Siti Aminah'],
    ['ga usah', undefined],
    ['👍', undefined],
    ['kenapa harus nama?', undefined],
    ['rahasia', undefined],
    ['saya tukang sayur', undefined],
  ])('"%s" is named %s', (text, name) => {
    expect(readNameAnswer(saidIn(text))).toBe(name);
  });

  test('work is known by more than two hundred and fifty words, and only by the values that content has', () => {
    const words = Object.values(WORK_WORDS).flatMap((list) => list.split('|'));
    expect(new Set(words).size).toBeGreaterThan(250);
    expect(readWorkAnswer(saidIn('ya gitu deh mas, penyadap karet'))).toEqual({ value: 'farmer', words: null });
    expect(readWorkAnswer(saidIn('ibu rumah tangga'))?.value).toBe('other');
  });

  test('a hamlet on no list is taken with its regency', () => {
    expect(readPlaceAnswer(saidIn('Dusun Ngelo, Jember'), places)).toMatchObject({ name: 'Ngelo', regency: 'Jember' });
  });
});

describe('a beginning that is told by a feast', () => {
  test.each([
    ['ga bayar dari puasa kemarin', 9],
    ['nunggak sejak lebaran', 8],
    ['ra mbayar bar riyaya', 8],
    ['nunggak sejak lebaran haji', 6],
    ['belum bayar sejak lebaran tahun lalu', 20],
    ['nunggak dari natal', 11],
  ])('"%s" is %i months', (text, months) => {
    expect(factsOf(text)).toMatchObject({ months });
  });
});
