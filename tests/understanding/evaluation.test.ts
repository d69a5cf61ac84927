import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { casesOf, measure } from '../../src/cli/ask.ts';
import { loadGuide, type LoadedGuide } from '../../src/guide-loader.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CASES = casesOf(readFileSync(`${ROOT}/content/evaluation/utterances.tsv`, 'utf8'));
let loaded: LoadedGuide;
beforeAll(() => {
  loaded = loadGuide(ROOT, Date.UTC(2026, 10, 23));
});

describe('the evaluation set', () => {
  test('has at least 300 utterances and shares none with the phrasings', () => {
    const phrasings = new Set(
      loaded.content.questions.flatMap(({ source }) => source.phrasings.map((text) => text.toLowerCase().trim())),
    );
    expect(CASES.length).toBeGreaterThanOrEqual(300);
    expect(CASES.filter(({ text }) => phrasings.has(text.toLowerCase().trim()))).toEqual([]);
  });

  // Floors just below what was measured: raise them when understanding gets better.
  test('is understood as well as it was', () => {
    const topics = new Map(loaded.content.questions.map(({ source }) => [source.id, source.topic]));
    const found = measure(loaded.guide, topics, CASES);
    expect(found.right / found.count).toBeGreaterThanOrEqual(0.87);
    expect(found.first / found.count).toBeGreaterThanOrEqual(0.84);
    expect(found.wrong / found.count).toBeLessThanOrEqual(0.06);
    expect(found.clarified / found.count).toBeLessThanOrEqual(0.2);
  });
});

test.each([
  'bapak saya ga sadar tolong',
  'anak kejang harus gimana',
  'ibu pingsan',
  'tetangga muntah darah',
  'pendarahan banyak sekali istri saya',
])('"%s" is an emergency', (text) => {
  expect(loaded.guide.understand(text)).toMatchObject({ emergency: true, topic: 'igd' });
});

test.each(['kejang demam ditanggung ga', 'kalau kecelakaan siapa yang bayar', 'biaya ambulans berapa'])(
  '"%s" is a question, no emergency',
  (text) => {
    expect(loaded.guide.understand(text).emergency).toBe(false);
  },
);

test.each([
  'bicara sama orangnya bisa ga',
  'mumet aku ora mudeng',
  'kulo nyuwun dipun ewangi',
  'sambungkan ke petugas',
])('"%s" asks for a human', (text) => {
  expect(loaded.guide.understand(text)).toMatchObject({ action: 'handoff', topic: 'pendamping' });
});

test('somebody who pretends to be an officer is not taken for a wish to talk to one', () => {
  expect(loaded.guide.understand('ada yang ngaku petugas minta transfer').action).not.toBe('handoff');
});
