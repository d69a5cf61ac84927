import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { casesOf, measure } from '../../src/cli/ask.ts';
import { loadGuide, type LoadedGuide } from '../../src/live-guide.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SETS = {
  'utterances.tsv': { right: 0.97, first: 0.94, wrong: 0.02, clarified: 0.13 },
  'held-out.tsv': { right: 0.965, first: 0.945, wrong: 0.015, clarified: 0.14 },
};
const casesIn = (file: string) => casesOf(readFileSync(`${ROOT}/content/evaluation/${file}`, 'utf8'));
let loaded: LoadedGuide;
beforeAll(() => {
  loaded = loadGuide(ROOT, Date.UTC(2026, 10, 23));
});

describe('the evaluation sets', () => {
  test('have at least 300 and 200 utterances', () => {
    expect(casesIn('utterances.tsv').length).toBeGreaterThanOrEqual(300);
    expect(casesIn('held-out.tsv').length).toBeGreaterThanOrEqual(200);
  });

  test.each(Object.entries(SETS))(
    '%s shares no utterance with the phrasings and is understood as well as it was',
    (file, floor) => {
      const cases = casesIn(file);
      const phrasings = new Set(
        loaded.content.questions.flatMap(({ source }) => source.phrasings.map((text) => text.toLowerCase().trim())),
      );
      expect(cases.filter(({ text }) => phrasings.has(text.toLowerCase().trim()))).toEqual([]);
      // Floors just below what was measured: raise them when understanding gets better.
      const topics = new Map(loaded.content.questions.map(({ source }) => [source.id, source.topic]));
      const found = measure(loaded.guide, topics, cases);
      expect(found.right / found.count).toBeGreaterThanOrEqual(floor.right);
      expect(found.first / found.count).toBeGreaterThanOrEqual(floor.first);
      expect(found.wrong / found.count).toBeLessThanOrEqual(floor.wrong);
      expect(found.clarified / found.count).toBeLessThanOrEqual(floor.clarified);
    },
  );
});

test('somebody who pretends to be an officer is not taken for a wish to talk to one', () => {
  expect(loaded.guide.understand('ada yang ngaku petugas minta transfer').action).not.toBe('handoff');
});

test('a question at the head of a long story is still found', () => {
  const story = ' terima kasih sebelumnya pak'.repeat(200);
  expect(loaded.guide.understand(`cara daftar bpjs mandiri gimana ya. ${story}`).topic).not.toBeNull();
});
