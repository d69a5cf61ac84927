import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../../src/cli/eval-rows.ts';
import { ROOT } from '../../src/main.ts';
import { median, quantile } from '../measure.ts';
import type { Section } from '../report.ts';
import type { World } from '../world.ts';

/** How long it takes to find the question meant, with every shipped question loaded. */
export function understanding({ guide, sizes }: World): Promise<Section> {
  const texts = rowsOf(readFileSync(join(ROOT, 'content/evaluation/utterances.tsv'), 'utf8')).map(({ text }) => text);
  const pass = () =>
    texts.map((text) => {
      const from = performance.now();
      guide.questions(text);
      return performance.now() - from;
    });
  pass();
  const passes = Array.from({ length: sizes.passes }, pass);
  const times = passes.flat();
  const p99 = quantile(times, 0.99);
  // What an utterance costs when nobody else wants the processor.
  const quiet = texts.map((_, i) => median(passes.map((list) => list[i] ?? NaN)));
  return Promise.resolve({
    name: 'understanding',
    title: `Understanding one utterance, ${texts.length} different ones, ${guide.answers.size} answers loaded`,
    rows: [
      { '': 'each time, ms', p50: quantile(times, 0.5), p99, most: Math.max(...times) },
      { '': 'median of each utterance, ms', p50: median(quiet), p99: quantile(quiet, 0.99), most: Math.max(...quiet) },
    ],
    goals: [{ what: 'p99 of understanding one utterance', measured: p99, goal: 2, bound: 'most', unit: ' ms' }],
  });
}
