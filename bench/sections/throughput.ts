import { copyData } from '../seed.ts';
import { runLimit } from '../limit.ts';
import { closedLoop, median, seeded, type Measured } from '../measure.ts';
import type { Goal, Section } from '../report.ts';
import { checkField, startTurns, type Field, type World } from '../world.ts';

const CHATS = 32;

/** Whole turns while 32 chats always wait: ours, the limit, and every peer, turn about. */
export async function throughput(world: World): Promise<Section> {
  const fields = await allFields(world);
  const limitDir = copyData(fields[0]?.dataDir ?? '', `${world.folder}/limit`);
  const limitTurns = startTurns(world.sizes.people);
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const field of fields) {
      keep(runs, round, field.implementation.name, await runField(field, { chats: CHATS, ms, seed: round }));
    }
    keep(
      runs,
      round,
      LIMIT,
      await runLimit(limitDir, world.walked, limitTurns, { chats: CHATS, ms, random: seeded(round) }),
    );
  });
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
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const field of fields) {
      keep(runs, round, field.implementation.name, await runField(field, { chats: 1, ms: ms / 2, seed: round }));
    }
  });
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

async function runField(field: Field, form: { chats: number; ms: number; seed: number }): Promise<Measured> {
  const bot = await field.implementation.open(field.dataDir);
  try {
    return await closedLoop(bot, field.turns, { chats: form.chats, ms: form.ms, random: seeded(form.seed) });
  } finally {
    await bot.close();
  }
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
  }));
}
