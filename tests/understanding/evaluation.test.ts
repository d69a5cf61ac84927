import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countOf } from '../../src/cli/eval-figures.ts';
import { readRows } from '../../src/cli/eval-rows.ts';
import { judge } from '../../src/cli/evaluate.ts';
import { ROOT } from '../../src/main.ts';
import { shippedGuide } from '../helpers.ts';

/** Shares of all rows. `offered`: the right answer was given, or is among those offered. */
const SETS = {
  'utterances.tsv': { right: 0.915, offered: 0.965, wrong: 0.02 },
  'follow-ups.tsv': { right: 0.95, offered: 0.95, wrong: 0.03 },
  'held-out.tsv': { right: 0.9, offered: 0.97, wrong: 0.015 },
  // By answers. The first one is what thresholds were fitted to; the second one was only measured.
  'answers.tsv': { right: 0.9, offered: 0.945, wrong: 0.02 },
  'answers-held-out.tsv': { right: 0.845, offered: 0.92, wrong: 0.035 },
};
const rowsIn = (file: string) => readRows(join(ROOT, 'content/evaluation', file));

describe('the evaluation sets', () => {
  test('have at least 300, 200 and 70 utterances', () => {
    expect(rowsIn('utterances.tsv').length).toBeGreaterThanOrEqual(300);
    expect(rowsIn('follow-ups.tsv').length).toBeGreaterThanOrEqual(70);
    expect(rowsIn('held-out.tsv').length).toBeGreaterThanOrEqual(200);
  });

  test.each(Object.entries(SETS))(
    '%s shares no utterance with the phrasings and is understood in the chat as well as it was',
    async (file, floor) => {
      const rows = rowsIn(file);
      const phrasings = new Set(
        shippedGuide().content.questions.flatMap(({ source }) =>
          source.phrasings.map((text) => text.toLowerCase().trim()),
        ),
      );
      expect(
        rows.filter(({ text, before }) => before.length === 0 && phrasings.has(text.toLowerCase().trim())),
      ).toEqual([]);
      // Floors just below what was measured: raise them when understanding gets better.
      const judged = await judge(shippedGuide(), rows);
      const { all, right, offered, wrong } = countOf(judged.flatMap(({ verdict }) => verdict ?? []));
      expect(all).toBe(rows.length);
      expect(right / all).toBeGreaterThanOrEqual(floor.right);
      expect((right + offered) / all).toBeGreaterThanOrEqual(floor.offered);
      expect(wrong / all).toBeLessThanOrEqual(floor.wrong);
    },
  );
});

test('courtesy around a question costs next to nothing, and a slip of the finger not everything', async () => {
  const rows = rowsIn('held-out.tsv');
  const judged = await judge(shippedGuide(), rows, { wrapped: true, typos: 1, seed: 1 });
  const rightAs = (as: string) => judged.filter((one) => one.as === as && one.verdict === 'right').length / rows.length;
  expect(rightAs('wrapped')).toBeGreaterThanOrEqual(rightAs('plain') - 0.03);
  expect(rightAs('typos')).toBeGreaterThanOrEqual(0.65);
});

test('somebody who pretends to be an officer is not taken for a wish to talk to one', () => {
  expect(shippedGuide().guide.questions('ada yang ngaku petugas minta transfer')[0]?.action).not.toBe('handoff');
});

test('a question at the head of a long story is still found', () => {
  const story = ' terima kasih sebelumnya pak'.repeat(200);
  expect(shippedGuide().guide.questions(`cara daftar bpjs mandiri gimana ya. ${story}`)[0]?.topic).not.toBeNull();
});
