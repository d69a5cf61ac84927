import { openApi, startChild } from '../http/child.ts';
import { postUpdates } from '../http/load.ts';
import { median, seeded } from '../measure.ts';
import type { Section } from '../report.ts';
import { checkField, type World } from '../world.ts';

const MB = 1_000_000;
const RATE = 500;
const CONNECTIONS = 16;
const SAMPLES = 30;
/** How much the last third of the load may lie above the first, after which it counts as growing. */
const FLAT = 1.05;

/** Resident memory of our server with many people stored, and whether it stays where it is under load. */
export async function memory(world: World): Promise<Section> {
  const { many, soak } = world.sizes;
  const field = await world.fieldOf(many);
  const api = await openApi();
  const child = await startChild('kawan', field.dataDir, world.root, api.url);
  const idle = (await child.rss()) / MB;
  const load = (ms: number, seed: number) =>
    postUpdates(child.target, field.turns, { connections: CONNECTIONS, ms, rate: RATE, random: seeded(seed) });
  // Code is compiled and caches fill at first; that is no growth.
  await load(soak * 250, 400);
  const samples: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    await load((1000 * soak) / SAMPLES, 401 + n);
    samples.push((await child.rss()) / MB);
  }
  await child.stop();
  api.close();
  checkField(field);
  const third = SAMPLES / 3;
  const first = median(samples.slice(0, third));
  const last = median(samples.slice(-third));
  const most = Math.max(idle, ...samples);
  return {
    name: 'memory',
    title: `Memory of the server, ${many} people stored, ${soak} s at ${RATE} messages a second`,
    rows: [{ '': 'MB', idle, 'first third': first, 'last third': last, most }],
    goals: [
      {
        what: `memory with ${many.toLocaleString('en-US')} people`,
        measured: most,
        goal: 200,
        bound: 'most',
        unit: ' MB',
      },
      {
        what: 'memory flat: last third of the load beside the first',
        measured: last / first,
        goal: FLAT,
        bound: 'most',
        unit: '×',
      },
    ],
  };
}
