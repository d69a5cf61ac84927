import { median, openLoop, seeded, type Measured } from '../measure.ts';
import type { Section } from '../report.ts';
import { checkField, type World } from '../world.ts';
import { allFields, inRounds, keep, of, rowsOf } from './throughput.ts';

const RATE = 1000;

/** Messages that come by themselves, a thousand a second: how long does the slowest hundredth wait? */
export async function openLoops(world: World): Promise<Section> {
  const fields = await allFields(world);
  const runs = new Map<string, Measured[]>();
  await inRounds(world, async (round, ms) => {
    for (const { implementation, dataDir, turns } of fields) {
      const bot = await implementation.open(dataDir);
      try {
        const measured = await openLoop(bot, turns, { rate: RATE, ms, random: seeded(100 + round) });
        keep(runs, round, implementation.name, measured);
      } finally {
        await bot.close();
      }
    }
  });
  fields.forEach(checkField);
  const p99 = (name: string) => median(of(runs, name).map((measured) => measured.p99));
  const best = Math.min(...world.peers.map(({ name }) => p99(name)));
  return {
    name: 'open-loop',
    title: `Open loop, ${RATE} messages a second on average`,
    rows: rowsOf(runs),
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
