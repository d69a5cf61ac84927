import type { LoadedGuide } from '../live-guide.ts';
import { createAsking, type Asking } from './ask.ts';
import { withTypos, wrapped } from './disguise.ts';
import * as figures from './eval-figures.ts';
import { readRows, type Row } from './eval-rows.ts';
import type { Line } from './heard.ts';
import { seeded } from './seeded.ts';

type Write = (text: string) => void;

export interface EvaluateOptions {
  /** Each row once more, between courtesies. */
  readonly wrapped: boolean;
  /** How often each row is asked once more with typing errors. */
  readonly typos: number;
  readonly seed: number;
}

export interface Judged {
  readonly row: Row;
  /** `plain`, `wrapped` or `typos`. */
  readonly as: string;
  readonly line: Line;
  /** Null: the row does not say what answers it. */
  readonly verdict: figures.Verdict | null;
}

/** Asks every row through the chat's own route, each as somebody new, and judges what came of it. */
export async function judge(
  loaded: LoadedGuide,
  rows: readonly Row[],
  options: EvaluateOptions = { wrapped: false, typos: 0, seed: 1 },
): Promise<Judged[]> {
  const topics = new Map(loaded.content.questions.map(({ source }) => [source.id, source.topic]));
  const random = seeded(options.seed);
  const asking = createAsking(loaded);
  const judged: Judged[] = [];
  const ask = async (row: Row, as: string, text: string) => {
    const line = await lastOf(asking, [...row.before, text], `row ${judged.length}`);
    judged.push({ row, as, line, verdict: row.accepted && figures.verdictOf(line, row.accepted, topics) });
  };
  try {
    for (const row of rows) await ask(row, 'plain', row.text);
    if (options.wrapped) for (const [i, row] of rows.entries()) await ask(row, 'wrapped', wrapped(row.text, i));
    for (let turn = 0; turn < options.typos; turn++)
      for (const row of rows) await ask(row, 'typos', withTypos(row.text, random));
  } finally {
    await asking.close();
  }
  return judged;
}

async function lastOf(asking: Asking, lines: readonly string[], chat: string): Promise<Line> {
  const [first = '', ...others] = lines;
  let last = await asking.asks(first, chat);
  for (const typed of others) last = await asking.asks(typed, chat);
  return last.line;
}

/** Prints the figures of a file of rows by kind, then what was not right. Throws for a file that cannot be read. */
export async function evaluate(
  loaded: LoadedGuide,
  file: string,
  options: EvaluateOptions,
  write: Write,
): Promise<void> {
  const rows = readRows(file);
  const judged = await judge(loaded, rows, options);
  write(`utterances ${rows.length}, through the chat's own route\n`);
  for (const as of ['plain', 'wrapped', 'typos']) {
    const of = judged.filter((one) => one.as === as);
    if (of.length > 0) writeFigures(as, of, write);
  }
  write('\nnot right\n');
  for (const one of judged) for (const miss of missesOf(one)) write(`${miss}\n`);
}

function writeFigures(as: string, judged: readonly Judged[], write: Write): void {
  const answered = judged.filter(({ verdict }) => verdict !== null);
  if (answered.length > 0) {
    write(`\n${as.padEnd(20)} rows   right  or offered   wrong  missed\n`);
    for (const [kind, of] of byKind(answered)) writeCount(kind, of, write);
  }
  for (const [kind, of] of byKind(judged)) {
    writeHeed(`${as}, ${kind}: danger`, figures.dangerOf(of), write);
    writeHeed(`${as}, ${kind}: wish for a human`, figures.humanOf(of), write);
    writeHeed(`${as}, ${kind}: outcome`, figures.outcomeOf(of), write);
    writeHeed(`${as}, ${kind}: facts`, figures.factsOf(of), write);
  }
}

/** All of them, then those of each kind where there are several. */
function byKind(judged: readonly Judged[]): (readonly [kind: string, of: readonly Judged[]])[] {
  const kinds = [...new Set(judged.map(({ row }) => row.kind))].sort();
  const each = kinds.map((kind) => [kind, judged.filter(({ row }) => row.kind === kind)] as const);
  return [['all', judged], ...(each.length > 1 ? each : [])];
}

function writeCount(name: string, judged: readonly Judged[], write: Write): void {
  const { all, right, offered, wrong } = figures.countOf(judged.flatMap(({ verdict }) => verdict ?? []));
  const shares = [
    share(right, all).padStart(7),
    share(right + offered, all).padStart(11),
    share(wrong, all).padStart(7),
    share(all - right - offered - wrong, all).padStart(7),
  ];
  write(`${name.padEnd(19)} ${String(all).padStart(5)} ${shares.join(' ')}\n`);
}

function writeHeed(name: string, found: figures.Heedful, write: Write): void {
  const { there, heard, notThere, falsely } = found;
  if (there + notThere === 0) return;
  const parts = [`heard ${heard} of ${there} (${share(heard, there)})`];
  if (notThere > 0) parts.push(`falsely ${falsely} of ${notThere} (${share(falsely, notThere)})`);
  write(`${name}: ${parts.join(', ')}\n`);
}

function share(count: number, all: number): string {
  return all === 0 ? '–' : `${((100 * count) / all).toFixed(1)}%`;
}

/** One line for each part of a row that was not heard right: what, how it was asked, meant → taken, words. */
function missesOf({ row, as, line, verdict }: Judged): string[] {
  const misses: string[] = [];
  const miss = (what: string, meant: string, taken: string) =>
    misses.push([what, as, `${meant} → ${taken}`, line.text].join('\t'));
  const accepted = (row.accepted ?? []).map((group) => group.join('|')).join('+');
  const taken = [line.action, ...(line.answers.length > 0 ? line.answers : line.candidates)].join(' ');
  if (verdict !== null && verdict !== 'right') miss(verdict, accepted, taken);
  if (row.danger !== null && row.danger !== line.danger) miss('danger', row.danger, line.danger);
  if (row.human !== null && row.human !== line.human) miss('human', String(row.human), String(line.human));
  if (row.outcome !== null && !figures.isOutcome(row, line))
    miss('outcome', row.outcome, line.outcome === null ? 'none' : `${line.outcome.kind}:${line.outcome.when}`);
  if (row.facts !== null && !figures.areFacts(row, line))
    miss('facts', JSON.stringify(Object.fromEntries(row.facts)), JSON.stringify(line.facts));
  return misses;
}
