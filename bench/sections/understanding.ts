import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesOf } from '../../src/cli/ask.ts';
import { ROOT } from '../../src/main.ts';
import { quantile } from '../measure.ts';
import type { Section } from '../report.ts';
import type { World } from '../world.ts';

/** How long it takes to find the question meant, with every shipped question loaded. */
export function understanding({ guide, sizes }: World): Promise<Section> {
  const texts = casesOf(readFileSync(join(ROOT, 'content/evaluation/utterances.tsv'), 'utf8')).map(({ text }) => text);
  const pass = () =>
    texts.map((text) => {
      const from = performance.now();
      guide.understand(text);
      return performance.now() - from;
    });
  pass();
  const times = Array.from({ length: sizes.passes }, pass).flat();
  const p99 = quantile(times, 0.99);
  return Promise.resolve({
    name: 'understanding',
    title: `Understanding one utterance, ${texts.length} different ones, ${guide.answers.size} answers loaded`,
    rows: [{ '': 'ms', p50: quantile(times, 0.5), p99, most: Math.max(...times), 'per second': 1000 / mean(times) }],
    goals: [{ what: 'p99 of understanding one utterance', measured: p99, goal: 2, bound: 'most', unit: ' ms' }],
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
