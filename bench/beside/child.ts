/** One checkout under measurement, in a process of its own: prepares its people, then runs a round when told to. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type * as Guides from '../guide.ts';
import type * as Measure from '../measure.ts';
import type * as Ours from '../ours.ts';
import type * as Seed from '../seed.ts';
import type * as World from '../world.ts';
import { orderSchema, type Answer } from './protocol.ts';

// As bin/kawan-jkn.js starts the server.
setFlagsFromString('--semi-space-growth-factor=1');

const [checkout = '', folder = '', people = ''] = process.argv.slice(2);
/** A module of the checkout that is measured, not of the one that measures. */
async function theirs<T>(name: string): Promise<T> {
  const module: T = await import(pathToFileURL(join(checkout, 'bench', name)).href);
  return module;
}

const { benchRoot, loadBenchGuide } = await theirs<typeof Guides>('guide.ts');
const { walkTemplates } = await theirs<typeof Seed>('seed.ts');
const { kawan } = await theirs<typeof Ours>('ours.ts');
const { prepareField, checkField } = await theirs<typeof World>('world.ts');
const { closedLoop, seeded } = await theirs<typeof Measure>('measure.ts');

const own = mkdtempSync(join(folder, 'beside-'));
const guide = loadBenchGuide(benchRoot(join(own, 'root')));
const field = await prepareField(kawan(guide, await walkTemplates(guide, own)), own, Number(people));
const bot = await field.implementation.open(field.dataDir);

process.on('message', (raw) => {
  const order = orderSchema.parse(raw);
  void (order.kind === 'run' ? run(order.ms, order.seed, order.chats) : end());
});
tell({ kind: 'ready' });

async function run(ms: number, seed: number, chats: number): Promise<void> {
  const { perSecond, p99, cpu } = await closedLoop(bot, field.turns, { chats, ms, random: seeded(seed) });
  tell({ kind: 'measured', perSecond, p99, cpu });
}

/** Every reply is looked at before the figures count. */
async function end(): Promise<void> {
  await bot.close();
  checkField(field);
  process.exit(0);
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
