/**
 * Replays the workers' lines of talks and prints what came of them: `node tools/replay-talks.ts [--misses] [--show] [folder]`.
 * Without a folder: tests/talks; a file beside it is one talk. `--show` prints every talk as it went. Files with `👤12 words` are read as written-down talks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadGuide } from '../src/live-guide.ts';
import { ROOT } from '../src/main.ts';
import { WORKING_MORNING } from '../src/cli/trial.ts';
import { figuresOf, isMiss, isSilent, lostIn, markOf, repeatedIn, type Figures, type Share } from './talks/figures.ts';
import { readTalk, readTranscript, type Talk } from './talks/read-talk.ts';
import { replay, type Replayed } from './talks/replay.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, show: { type: 'boolean', default: false } },
});
const replayed = await replay(loadGuide(ROOT, WORKING_MORNING), talksIn(positionals[0] ?? join(ROOT, 'tests/talks')));
for (const one of replayed) write(rowOf(one.talk.name, figuresOf([one])));
write(rowOf('all', figuresOf(replayed)));
if (values.show) for (const one of replayed) write(transcriptOf(one).join('\n'));
if (values.misses) for (const one of replayed) write(missesOf(one).join('\n'));

function talksIn(path: string): Talk[] {
  if (path.endsWith('.txt')) return [talkIn(path)];
  const files = readdirSync(path).filter((file) => file.endsWith('.txt'));
  return files.map((file) => talkIn(join(path, file)));
}

function talkIn(file: string): Talk {
  const source = readFileSync(file, 'utf8');
  const read = /^👤\d/mu.test(source) ? readTranscript : readTalk;
  return read(basename(file, '.txt'), source);
}

function transcriptOf({ talk, turns }: Replayed): string[] {
  const told = turns.flatMap(({ line, by }, i) => [
    `👤${i + 1} ${line.text}    (${line.action} by ${by ?? 'nobody'})`,
    ...line.reply.map((bubble) => `  🤖 ${bubble.replaceAll('\n', '\n     ')}`),
  ]);
  return [`\n# ${talk.name}: ${talk.who}`, ...told];
}

function rowOf(name: string, found: Figures): string {
  const share = (count: number) => `${((100 * count) / Math.max(1, found.turns)).toFixed(0)}%`;
  const of = ({ right, all }: Share) => `${right}/${all}`;
  return [
    name.padEnd(22),
    `turns ${String(found.turns).padStart(3)}`,
    `misses ${String(found.misses).padStart(3)} ${share(found.misses).padStart(4)} (run ${found.longestRun})`,
    `repeats ${String(found.repeats).padStart(3)} ${share(found.repeats).padStart(4)}`,
    `silent ${found.silent}`,
    `options ${found.optionsMean.toFixed(1)} most ${found.optionsMost}`,
    `wishes ${of(found.wishes)} danger ${of(found.dangers)} outcomes ${of(found.outcomes)} facts ${of(found.facts)}`,
    `tickets ${found.tickets}`,
  ].join('  ');
}

/** One line for each turn that failed: what failed, the talk and turn, the words, and who took them. */
function missesOf(replayed: Replayed): string[] {
  const { talk, turns } = replayed;
  const lost = lostIn(replayed).map((name) => `fact ${name} not kept\t${talk.name}`);
  const failed = turns.flatMap((turn, i) => {
    const { deed, by, line, opened, waits } = turn;
    const told = `${talk.name} ${i + 1}\t${line.text}\t${line.action} by ${by ?? 'nobody'}`;
    const failed: string[] = [];
    if (isMiss(turn)) failed.push(`miss ${line.action}`);
    if (isSilent(turn)) failed.push('silent');
    const [again] = repeatedIn(turn, turns[i - 1]);
    if (again !== undefined) failed.push(`repeat of "${again.slice(0, 60).replaceAll('\n', ' ')}"`);
    if (deed.kind === 'says' && deed.mark === 'human' && !opened && !waits) failed.push('wish without a ticket');
    if (deed.kind === 'says' && deed.mark === 'danger' && line.danger === 'none') failed.push('danger not heard');
    const mark = markOf(deed);
    if (mark !== null && line.outcome?.kind !== mark) failed.push(`outcome ${mark} not heard`);
    return failed.map((what) => `${what}\t${told}`);
  });
  return [...failed, ...lost];
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
