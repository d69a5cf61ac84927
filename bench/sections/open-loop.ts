import { median, openLoop, seeded, type Measured } from '../measure.ts';
import type { Section } from '../report.ts';
import { checkField, type World } from '../world.ts';
import { allFields, closeFields, inRounds, keep, of, openFields, rowsOf } from './throughput.ts';

const RATE = 1000;

/** Messages that come by themselves, a thousand a second: how long does the slowest hundredth wait? */
export async function openLoops(world: World): Promise<Section> {
  const fields = await allFields(world);
  const opened = await openFields(fields);
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const { name, bot, turns } of opened) {
      keep(runs, round, name, await openLoop(bot, turns, { rate: RATE, ms, random: seeded(100 + round) }));
    }
  });
  await closeFields(opened);
  fields.forEach(checkField);
  const p99 = (name: string) => median(of(runs, name).map((measured) => measured.p99));
  const best = Math.min(...world.peers.map(({ name }) => p99(name)));
  return {
    name: 'open-loop',
    title: `Open loop, ${RATE} messages a second on average`,
    // The loop that waits for the next message keeps the processor busy, so its time says nothing here.
    rows: rowsOf(runs).map(({ 'cpu µs': _, ...row }) => row),
    goals: [
      {
        what: 'open loop: p99 beside the best peer',
        measured: p99(world.kawan.name) / best,
        goal: 0.5,
        bound: 'most',
        unit: '×',
      },
    ],
  };
}
