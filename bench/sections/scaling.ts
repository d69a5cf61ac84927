import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Bot } from '../bot.ts';
import { answerOf, FIRST_CHAT, repliesTo, ROUND } from '../dialogue.ts';
import { BENCH_FLOW, benchRoot, loadBenchGuide } from '../guide.ts';
import { closedLoop, costOf, rowOf, seeded, wallOf, type Cost, type Measured } from '../measure.ts';
import { checkOutbox, openOurs } from '../ours.ts';
import type { Section } from '../report.ts';
import { startedSession, storePeople } from '../seed.ts';
import { checkField, type World } from '../world.ts';
import { closeFields, inRounds, keep, openFields, ratio, rowsOf } from './throughput.ts';

/** Do many stored people make a turn slower than few? */
export async function stored(world: World): Promise<Section> {
  const { many, few } = world.sizes;
  const runs = new Map<string, Measured[]>();
  const name = (people: number) => `${people.toLocaleString('en-US')} people`;
  world.tell(`storing ${many} people`);
  const fields = [await world.fieldOf(few), await world.fieldOf(many)];
  const opened = await openFields(fields);
  await inRounds(world, async (round, ms) => {
    for (const { bot, turns } of opened) {
      const form = { chats: 32, ms, random: seeded(200 + round) };
      keep(runs, round, name(turns.length), await closedLoop(bot, turns, form));
    }
  });
  await closeFields(opened);
  fields.forEach(checkField);
  return {
    name: 'stored',
    title: 'People stored, 32 chats waiting',
    rows: rowsOf(runs),
    goals: [
      {
        what: `speed with ${name(many)} beside ${name(few)}`,
        measured: ratio(runs, name(many), name(few)),
        goal: 0.6,
        bound: 'least',
        unit: '×',
      },
    ],
  };
}

/** People who are answered together, in one group. */
const COHORT = 64;
const MEASUREMENTS = 12;

/** Does a dialogue get slower as it goes on? */
export async function length(world: World): Promise<Section> {
  const dataDir = mkdtempSync(join(world.folder, 'length-'));
  const people = COHORT * (MEASUREMENTS + 2);
  await store(dataDir, people, () => startedSession(world.guide, BENCH_FLOW));
  const turns = new Uint32Array(people);
  const bot = openOurs(dataDir, world.guide, answerOf);
  const cohort = (n: number) => Array.from({ length: COHORT }, (_, i) => n * COHORT + i);
  const old = cohort(0);
  const before = 500 - (MEASUREMENTS / 2) * ROUND;
  for (let turn = 0; turn < before; turn += ROUND) await lockstep(bot, turns, old, ROUND);
  await lockstep(bot, turns, cohort(1), ROUND);
  const early: Cost[] = [];
  const late: Cost[] = [];
  for (let n = 0; n < MEASUREMENTS; n++) {
    early.push(await lockstep(bot, turns, cohort(n + 2), ROUND));
    late.push(await lockstep(bot, turns, old, ROUND));
  }
  await bot.close();
  checkOutbox(dataDir, turns, () => 0, repliesTo);
  const measured = wallOf(late) / wallOf(early);
  return {
    name: 'length',
    title: `Length of a dialogue, groups of ${COHORT}`,
    rows: [rowOf('turns 1 to 8', early), rowOf('turns around 500', late)],
    goals: [{ what: 'turn 500 beside turn 1', measured, goal: 1.1, bound: 'most', unit: '×' }],
  };
}

const SHORT = 8;
const LONG = 8000;

/** Does a large flow make a turn slower than a small one? */
export async function steps(world: World): Promise<Section> {
  const flows = new Map([SHORT, LONG].map((count) => [flowName(count), chainOf(count)]));
  const guide = loadBenchGuide(benchRoot(join(world.folder, 'steps-root'), flows));
  const dataDir = mkdtempSync(join(world.folder, 'steps-'));
  const count = (chat: number) => ((chat - FIRST_CHAT) % 2 === 0 ? SHORT : LONG);
  // Spread over the whole flow, odd people over the long one.
  const first = (chat: number) => ((chat - FIRST_CHAT) * 61) % count(chat);
  await store(dataDir, 2 * COHORT, (chat) => startedSession(guide, flowName(count(chat)), `s${first(chat)}`));
  const turns = new Uint32Array(2 * COHORT);
  const bot = openOurs(dataDir, guide, () => '1');
  const short = Array.from({ length: COHORT }, (_, i) => 2 * i);
  const long = short.map((i) => i + 1);
  const times = new Map<number, Cost[]>([
    [SHORT, []],
    [LONG, []],
  ]);
  for (let n = 0; n <= 2 * MEASUREMENTS; n++) {
    for (const [steps, people] of [[SHORT, short] as const, [LONG, long] as const]) {
      const cost = await lockstep(bot, turns, people, ROUND);
      if (n > 0) times.get(steps)?.push(cost);
    }
  }
  await bot.close();
  checkOutbox(
    dataDir,
    turns,
    () => 0,
    (chat, turn) => [`${questionOf((first(chat) + turn + 1) % count(chat), count(chat))}\n1. Lanjut\n2. Selesai`],
  );
  const measured = wallOf(times.get(LONG) ?? []) / wallOf(times.get(SHORT) ?? []);
  return {
    name: 'steps',
    title: `Size of a flow, groups of ${COHORT}`,
    rows: [...times].map(([size, costs]) => rowOf(`${size} steps`, costs)),
    goals: [{ what: `${LONG} steps beside ${SHORT}`, measured, goal: 1.1, bound: 'most', unit: '×' }],
  };
}

async function store(dataDir: string, people: number, session: Parameters<typeof storePeople>[2]): Promise<void> {
  const opened = openSqliteStore({ dataDir, exclusive: true });
  await storePeople(opened, people, session);
  await opened.close();
}

/** All of these people write at once, so many times. */
function lockstep(bot: Bot, turns: Uint32Array, people: readonly number[], times: number): Promise<Cost> {
  return costOf(times * people.length, async () => {
    for (let n = 0; n < times; n++) {
      await Promise.all(
        people.map((i) => {
          const turn = turns[i] ?? 0;
          turns[i] = turn + 1;
          return bot.take(FIRST_CHAT + i, turn);
        }),
      );
    }
  });
}

function flowName(count: number): string {
  return `bench_steps_${count}`;
}

function questionOf(step: number, count: number): string {
  return `Langkah ${step} dari ${count}. Lanjut?`;
}

/** A flow of questions one after the other, the last leading back to the first. */
function chainOf(count: number): string {
  const steps = Array.from(
    { length: count },
    (_, i) =>
      `  - { id: s${i}, ask: "${questionOf(i, count)}", choices: [{ say: Lanjut, go: s${(i + 1) % count} }, { say: Selesai, go: done }] }\n`,
  );
  return `flow: ${flowName(count)}\ntitle: Langkah\nfor: [worker]\nsteps:\n${steps.join('')}  - { id: done, end: true }\n`;
}
