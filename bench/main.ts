/**
 * Measures whole turns (message in → state, answers and reply durably committed under synchronous=FULL) beside a bare
 * loop and beside what else a developer would pick, in one run on one machine. docs/benchmark.md says what each part is.
 */
import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { ROOT } from '../src/main.ts';
import { benchRoot, loadBenchGuide } from './guide.ts';
import { median } from './measure.ts';
import { kawan } from './ours.ts';
import { grammyConversations } from './peers/grammy-conversations.ts';
import { grammySession } from './peers/grammy-session.ts';
import { implementationOf } from './peers/peer.ts';
import { telegrafWizard } from './peers/telegraf-wizard.ts';
import { xstateActor } from './peers/xstate-actor.ts';
import { goalsText, jsonOf, sectionText, type Section } from './report.ts';
import { memory } from './sections/memory.ts';
import { openLoops } from './sections/open-loop.ts';
import { backlog } from './sections/backlog.ts';
import { outbox } from './sections/outbox.ts';
import { length, steps, stored } from './sections/scaling.ts';
import { alone, throughput } from './sections/throughput.ts';
import { understanding } from './sections/understanding.ts';
import { webhook } from './sections/webhook.ts';
import { walkTemplates } from './seed.ts';
import { FULL, prepareField, QUICK, type Field, type Sizes, type World } from './world.ts';

const SECTIONS: Readonly<Record<string, (world: World) => Promise<Section>>> = {
  throughput,
  alone,
  webhook,
  'open-loop': openLoops,
  stored,
  length,
  steps,
  outbox,
  backlog,
  memory,
  understanding,
};

// As bin/kawan-jkn.js starts the server.
setFlagsFromString('--semi-space-growth-factor=1');

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(SECTIONS).join(',') },
    soak: { type: 'string' },
    folder: { type: 'string', default: join(ROOT, 'tmp') },
    out: { type: 'string', default: 'bench-result.json' },
  },
});
const sizes: Sizes = {
  ...(options.quick ? QUICK : FULL),
  ...(options.soak !== undefined && { soak: 60 * Number(options.soak) }),
};
const names = options.only.split(',');
const unknown = names.filter((name) => !(name in SECTIONS));
if (unknown.length > 0)
  throw new Error(`no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);

mkdirSync(options.folder, { recursive: true });
const folder = mkdtempSync(join(resolve(options.folder), 'bench-'));
try {
  const world = await buildWorld(folder, sizes);
  const fsyncMicros = probeDisk(folder);
  tell(`one write made durable takes ${Math.round(fsyncMicros)} µs here`);
  const sections: Section[] = [];
  for (const name of names) {
    const section = await SECTIONS[name]?.(world);
    if (!section) continue;
    sections.push(section);
    console.log(sectionText(section));
  }
  console.log(goalsText(sections));
  writeFileSync(options.out, `${JSON.stringify(jsonOf(options.quick, fsyncMicros, sections), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function buildWorld(folder: string, sizes: Sizes): Promise<World> {
  const root = benchRoot(join(folder, 'root'));
  const guide = loadBenchGuide(root);
  const walked = await walkTemplates(guide, folder);
  const ours = kawan(guide, walked);
  const peers = [grammySession, grammyConversations, telegrafWizard, xstateActor].map(implementationOf);
  const fields = new Map<string, Promise<Field>>();
  const made = (key: string, make: () => Promise<Field>) => {
    const field = fields.get(key) ?? make();
    fields.set(key, field);
    return field;
  };
  const fieldOf = (people: number) => made(`${ours.name} ${people}`, () => prepareField(ours, folder, people));
  return {
    sizes,
    folder,
    root,
    guide,
    walked,
    kawan: ours,
    peers,
    fieldOf,
    field(name) {
      const peer = peers.find((candidate) => candidate.name === name);
      return peer ? made(name, () => prepareField(peer, folder, sizes.people)) : fieldOf(sizes.people);
    },
    tell,
  };
}

/** Microseconds until a small write is on the disk: what a commit on this machine costs at least. */
function probeDisk(folder: string): number {
  const file = openSync(join(folder, 'probe'), 'w');
  const times = Array.from({ length: 100 }, () => {
    const from = performance.now();
    writeSync(file, Buffer.alloc(4096));
    fdatasyncSync(file);
    return 1000 * (performance.now() - from);
  });
  closeSync(file);
  return median(times);
}

function tell(text: string): void {
  console.error(text);
}
