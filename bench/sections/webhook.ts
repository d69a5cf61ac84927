import { postUpdates } from '../http/load.ts';
import { openApi, startChild } from '../http/child.ts';
import type { Kind } from '../http/protocol.ts';
import { seeded, type Measured } from '../measure.ts';
import type { Section } from '../report.ts';
import { checkField, startTurns, type World } from '../world.ts';
import { inRounds, keep, ratio, rowsOf } from './throughput.ts';

const CONNECTIONS = 64;
const BARE = 'bare fastify reply';

/** Through HTTP as Telegram calls it: our server as it is started, grammY's session, and a reply without any work. */
export async function webhook(world: World): Promise<Section> {
  const ours = await world.field(world.kawan.name);
  const session = await world.field('grammY session');
  const api = await openApi();
  const servers: { name: string; kind: Kind; dataDir: string; turns: Uint32Array }[] = [
    { name: world.kawan.name, kind: 'kawan', dataDir: ours.dataDir, turns: ours.turns },
    { name: 'grammY session', kind: 'grammy-session', dataDir: session.dataDir, turns: session.turns },
    { name: BARE, kind: 'bare', dataDir: '', turns: startTurns(world.sizes.people) },
  ];
  const runs = new Map<string, Measured[]>();
  const started: { name: string; turns: Uint32Array; child: Awaited<ReturnType<typeof startChild>> }[] = [];
  let startMs = 0;
  for (const { name, kind, dataDir, turns } of servers) {
    const from = performance.now();
    const child = await startChild(kind, dataDir, world.root, api.url);
    await postUpdates(child.target, turns, { connections: 1, ms: 1, random: seeded(1) });
    if (kind === 'kawan') startMs = performance.now() - from;
    started.push({ name, turns, child });
  }
  await inRounds(world, async (round, ms) => {
    for (const { name, turns, child } of started) {
      const form = { connections: CONNECTIONS, ms, random: seeded(300 + round) };
      keep(runs, round, name, await postUpdates(child.target, turns, form));
    }
  });
  for (const { child } of started) await child.stop();
  api.close();
  checkField(ours);
  const name = world.kawan.name;
  return {
    name: 'webhook',
    title: `Telegram webhook, ${CONNECTIONS} connections, ${world.sizes.people} people stored`,
    // The processor time here is the client's.
    rows: rowsOf(runs).map(({ 'cpu µs': _, ...row }) => row),
    goals: [
      {
        what: 'webhook beside grammY session',
        measured: ratio(runs, name, 'grammY session'),
        goal: 5,
        bound: 'least',
        unit: '×',
      },
      { what: 'webhook beside a bare reply', measured: ratio(runs, name, BARE), goal: 0.5, bound: 'least', unit: '' },
      {
        what: 'start of the process to the first answer',
        measured: startMs / 1000,
        goal: 3,
        bound: 'most',
        unit: ' s',
      },
    ],
  };
}
