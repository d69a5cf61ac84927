/**
 * Whole turns of this checkout beside another one (an older version, say), round by round in one run:
 * `node bench/beside/main.ts ../kawan-0.1.0`. Each runs in a process of its own with the people, flows and disk alike;
 * the order changes with each round, since the machine drifts. Says the ratio of the medians; above 1 this one is faster.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../measure.ts';
import { CHATS } from '../sections/throughput.ts';
import { answerSchema, type Answer, type Order } from './protocol.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '9' },
    ms: { type: 'string', default: '3000' },
    folder: { type: 'string', default: join(HERE, 'tmp') },
  },
});
const [other] = positionals;
if (other === undefined) throw new Error('Name the other checkout: node bench/beside/main.ts FOLDER');

type Measured = Extract<Answer, { kind: 'measured' }>;

mkdirSync(options.folder, { recursive: true });
const folder = mkdtempSync(join(resolve(options.folder), 'beside-'));
try {
  const ours = await start(HERE);
  const theirs = await start(resolve(other));
  for (const chats of [CHATS, 1]) await compare(ours, theirs, chats);
  for (const child of [ours, theirs]) await finish(child);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(ours: ChildProcess, theirs: ChildProcess, chats: number): Promise<void> {
  const rounds: { ours: Measured; theirs: Measured }[] = [];
  for (let round = 0; round <= Number(options.rounds); round++) {
    const order: Order = { kind: 'run', ms: Number(options.ms), seed: 1000 * chats + round, chats };
    const oursFirst = round % 2 === 0;
    const first = await measure(oursFirst ? ours : theirs, order);
    const second = await measure(oursFirst ? theirs : ours, order);
    // The first round only warms up.
    if (round > 0) rounds.push(oursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  const ratio = (of: (one: Measured) => number) => median(rounds.map((one) => of(one.ours) / of(one.theirs)));
  const middle = (of: (one: Measured) => number, which: 'ours' | 'theirs') =>
    median(rounds.map((one) => of(one[which])));
  console.log(`${chats} chats waiting, ${options.people} people, ${rounds.length} rounds`);
  for (const which of ['ours', 'theirs'] as const) {
    const [speed, cpu, p99] = [
      middle((one) => one.perSecond, which),
      middle((one) => one.cpu, which),
      middle((one) => one.p99, which),
    ];
    console.log(
      `  ${which.padEnd(6)} ${speed.toFixed(0)} turns/s, ${cpu.toFixed(1)} µs of processor a turn, p99 ${p99.toFixed(2)} ms`,
    );
  }
  console.log(
    `  speed ×${ratio((one) => one.perSecond).toFixed(3)}, processor time ×${ratio((one) => one.cpu).toFixed(3)}`,
  );
}

async function start(checkout: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = fork(script, [checkout, folder, options.people]);
  await hear(child);
  return child;
}

async function measure(child: ChildProcess, order: Order): Promise<Measured> {
  child.send(order);
  const answer = await hear(child);
  if (answer.kind !== 'measured') throw new Error('a measured checkout spoke out of turn');
  return answer;
}

async function finish(child: ChildProcess): Promise<void> {
  const order: Order = { kind: 'end' };
  child.send(order);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a measured checkout ended with ${String(code)}: its replies were wrong`);
}

async function hear(child: ChildProcess): Promise<Answer> {
  const heard = new AbortController();
  const { signal } = heard;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([raw]) => answerSchema.parse(raw)),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`a measured checkout ended early with ${String(code)}`);
      }),
    ]);
  } finally {
    heard.abort();
  }
}
