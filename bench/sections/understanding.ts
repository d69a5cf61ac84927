import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../../src/cli/eval-rows.ts';
import { ROOT } from '../../src/main.ts';
import { LONGEST_TEXT } from '../../src/messages/longest-text.ts';
import type { Guide } from '../../src/turn/guide.ts';
import { Reading } from '../../src/understanding/reading.ts';
import { median, quantile } from '../measure.ts';
import type { Section } from '../report.ts';
import type { World } from '../world.ts';

/** Text that goes on and on, and that careless patterns would choke on. */
const PIECES = [
  'anak kejang. ',
  'tidak bisa bangun darah keluar ',
  'a.',
  ', ',
  'mau tanya min ',
  'sudah bayar kemarin belum ',
  'orang 4 ',
  '12 bulan ',
  'nama saya ',
  'xqzj ',
  'kata',
];

/** How long the whole reading of one message takes, with every shipped question loaded: everyday ones, and the longest. */
export function understanding({ guide, sizes }: World): Promise<Section> {
  const everyday = rowsOf(readFileSync(join(ROOT, 'content/evaluation/utterances.tsv'), 'utf8')).map(
    ({ text }) => text,
  );
  const longest = PIECES.map((piece) => piece.repeat(Math.ceil(LONGEST_TEXT / piece.length)).slice(0, LONGEST_TEXT));
  const [common, long] = [everyday, longest].map((texts) => timesOf(texts, guide, sizes.passes)) as [
    number[][],
    number[][],
  ];
  const rows = [
    rowOf('everyday, each time, ms', common.flat()),
    // What an utterance costs when nobody else wants the processor.
    rowOf('everyday, median of each, ms', common.map(median)),
    rowOf(`${LONGEST_TEXT} characters, each time, ms`, long.flat()),
    rowOf(`${LONGEST_TEXT} characters, median of each, ms`, long.map(median)),
  ];
  return Promise.resolve({
    name: 'understanding',
    title: `Reading one message, ${everyday.length} different ones, ${guide.answers.size} answers loaded`,
    rows,
    goals: [
      {
        what: 'p99 of reading an everyday message',
        measured: quantile(common.flat(), 0.99),
        goal: 2,
        bound: 'most',
        unit: ' ms',
      },
      {
        what: 'p99 of reading the longest message',
        measured: quantile(long.flat(), 0.99),
        goal: 2,
        bound: 'most',
        unit: ' ms',
      },
    ],
  });
}

function rowOf(name: string, times: readonly number[]) {
  return { '': name, p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: Math.max(...times) };
}

/** Of each text, how long each pass took. */
function timesOf(texts: readonly string[], guide: Guide, passes: number): number[][] {
  const { places, questions, wishes } = guide;
  const once = (text: string) => {
    // Short words are kept for whoever says them with the same tools; here every one is said for the first time.
    const find: typeof questions = (said, heard) => questions(said, heard);
    const tools = { questions: find, wishes, places, now: Date.UTC(2026, 10, 25), zone: 'Asia/Jakarta' };
    const from = performance.now();
    readAll(new Reading(text, tools));
    return performance.now() - from;
  };
  for (const text of texts) once(text);
  const times = texts.map((): number[] => []);
  // One text after the other: whoever reads the same one again at once knows its words.
  for (let pass = 0; pass < passes; pass++) texts.forEach((text, i) => times[i]?.push(once(text)));
  return times;
}

/** Everything that may be read of a message. */
function readAll(reading: Reading): readonly unknown[] {
  const { courtesy, danger, human, command, facts, outcome, questions, short, isAsking } = reading;
  return [courtesy, danger, human, command, facts, outcome, questions, short, isAsking];
}
