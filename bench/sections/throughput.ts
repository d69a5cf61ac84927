import { copyData } from '../seed.ts';
import type { Bot } from '../bot.ts';
import { openLimit } from '../limit.ts';
import { closedLoop, median, seeded, type Measured } from '../measure.ts';
import type { Goal, Section } from '../report.ts';
import { checkField, startTurns, type Field, type World } from '../world.ts';

/** Chats that always wait for an answer. */
export const CHATS = 32;

/** Whole turns while 32 chats always wait: ours, the limit, and every peer, turn about. */
export async function throughput(world: World): Promise<Section> {
  const fields = await allFields(world);
  const limitDir = copyData(fields[0]?.dataDir ?? '', `${world.folder}/limit`);
  const limit = openLimit(limitDir, world.walked, startTurns(world.sizes.people));
  const opened = await openFields(fields);
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const { name, bot, turns } of opened) {
      keep(runs, round, name, await closedLoop(bot, turns, { chats: CHATS, ms, random: seeded(round) }));
    }
    keep(runs, round, LIMIT, await limit.run({ chats: CHATS, ms, random: seeded(round) }));
  });
  await closeFields(opened);
  await limit.close();
  fields.forEach(checkField);
  const ours = world.kawan.name;
  const session = 'grammY session';
  const conversations = 'grammY conversations';
  const goals: Goal[] = [
    {
      what: 'turns beside the limit, 32 waiting',
      measured: ratio(runs, ours, LIMIT),
      goal: 0.7,
      bound: 'least',
      unit: '',
    },
    { what: 'turns beside grammY session', measured: ratio(runs, ours, session), goal: 5, bound: 'least', unit: '×' },
    {
      what: 'turns beside grammY conversations',
      measured: ratio(runs, ours, conversations),
      goal: 10,
      bound: 'least',
      unit: '×',
    },
    {
      what: 'p99 of a turn, 32 waiting',
      measured: median(of(runs, ours).map(({ p99 }) => p99)),
      goal: 5,
      bound: 'most',
      unit: ' ms',
    },
  ];
  return {
    name: 'throughput',
    title: `Whole turns, ${CHATS} chats waiting, ${world.sizes.people} people stored`,
    rows: rowsOf(runs),
    goals,
  };
}

/** One chat at a time: nothing to share a commit with. */
export async function alone(world: World): Promise<Section> {
  const fields = [await world.field(world.kawan.name), await world.field('grammY session')];
  const opened = await openFields(fields);
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const { name, bot, turns } of opened) {
      keep(runs, round, name, await closedLoop(bot, turns, { chats: 1, ms, random: seeded(round) }));
    }
  });
  await closeFields(opened);
  fields.forEach(checkField);
  const measured = ratio(runs, world.kawan.name, 'grammY session');
  return {
    name: 'alone',
    title: 'Whole turns, one chat at a time',
    rows: rowsOf(runs),
    goals: [{ what: 'one chat at a time beside grammY session', measured, goal: 0.9, bound: 'least', unit: '×' }],
  };
}

const LIMIT = 'limit (bare loop)';

export async function allFields(world: World): Promise<Field[]> {
  const fields: Field[] = [];
  for (const { name } of [world.kawan, ...world.peers]) fields.push(await world.field(name));
  return fields;
}

/** The first round only warms up. */
export async function inRounds(world: World, run: (round: number, ms: number) => Promise<void>): Promise<void> {
  for (let round = 0; round <= world.sizes.rounds; round++)
    await run(round, round === 0 ? world.sizes.ms / 2 : world.sizes.ms);
}

export interface Opened {
  readonly name: string;
  readonly bot: Bot;
  readonly turns: Uint32Array;
}

/** Opened once for all rounds: starting is not what is measured. */
export async function openFields(fields: readonly Field[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { implementation, dataDir, turns } of fields) {
    opened.push({ name: implementation.name, bot: await implementation.open(dataDir), turns });
  }
  return opened;
}

export async function closeFields(opened: readonly Opened[]): Promise<void> {
  for (const { bot } of opened) await bot.close();
}

export function keep(runs: Map<string, Measured[]>, round: number, name: string, measured: Measured): void {
  if (round > 0) runs.set(name, [...(runs.get(name) ?? []), measured]);
}

export function of(runs: ReadonlyMap<string, Measured[]>, name: string): Measured[] {
  return runs.get(name) ?? [];
}

/** Median over the rounds of one speed through the other of the same round, since the machine drifts. */
export function ratio(runs: ReadonlyMap<string, Measured[]>, name: string, beside: string): number {
  const others = of(runs, beside);
  return median(of(runs, name).map(({ perSecond }, i) => perSecond / (others[i]?.perSecond ?? NaN)));
}

export function rowsOf(runs: ReadonlyMap<string, Measured[]>) {
  return [...runs].map(([name, list]) => ({
    '': name,
    'turns/s': median(list.map(({ perSecond }) => perSecond)),
    'p50 ms': median(list.map(({ p50 }) => p50)),
    'p99 ms': median(list.map(({ p99 }) => p99)),
    'cpu µs': median(list.map(({ cpu }) => cpu)),
  }));
}
