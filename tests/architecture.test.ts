import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FINDINGS } from '../src/content/files/findings.ts';
import { ROOT } from '../src/main.ts';

const SRC = join(ROOT, 'src');
/** What each room may import besides itself. `types` of a neighbour count too: the arrows are those of the text. */
const GROUND = ['messages', 'calendar', 'errors.ts', 'log.ts'];
const MAY: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  calendar: [],
  'errors.ts': [],
  'log.ts': [],
  'config.ts': ['errors.ts'],
  engine: [],
  understanding: [...GROUND, 'engine'],
  reminders: [...GROUND, 'engine'],
  drawings: ['understanding', 'channels'],
  store: [...GROUND, 'engine'],
  content: [...GROUND, 'engine', 'understanding', 'reminders', 'store'],
  turn: [...GROUND, 'engine', 'understanding', 'reminders', 'store'],
  people: [...GROUND, 'turn', 'staff', 'understanding', 'content', 'engine', 'store'],
  staff: [...GROUND, 'turn', 'understanding', 'content', 'engine', 'store'],
  mentoring: [...GROUND, 'staff', 'reminders', 'turn', 'understanding', 'content', 'engine', 'store'],
  announcements: [
    ...GROUND,
    'staff',
    'channels',
    'drawings',
    'turn',
    'reminders',
    'understanding',
    'content',
    'engine',
    'store',
  ],
  evaluation: [...GROUND, 'staff', 'announcements', 'turn', 'content', 'engine', 'store'],
  jobs: [...GROUND, 'store'],
  outbox: [...GROUND, 'channels', 'store'],
  channels: [...GROUND, 'engine', 'understanding', 'store'],
  web: [...GROUND, 'channels', 'store'],
};
const EVERYBODY = new Set(['main.ts', 'cli', 'live-guide.ts', 'rooms.ts']);

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const room = (file: string) => relative(SRC, file).split('/')[0] ?? '';

function imports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    resolve(file, '..', path ?? ''),
  );
}

test('imports point one way', () => {
  const wrong = files(SRC).flatMap((file) =>
    EVERYBODY.has(room(file))
      ? []
      : imports(file)
          .filter((target) => room(target) !== room(file) && !MAY[room(file)]?.includes(room(target)))
          .map((target) => `${relative(SRC, file)} → ${relative(SRC, target)}`),
  );
  expect(wrong).toEqual([]);
});

test('the engine, understanding and reminders touch no clock, no randomness and no I/O', () => {
  const forbidden = /Date\.now|Math\.random|new Date\(\)|from 'node:|process\.|setTimeout|console\./;
  const wrong = [
    ...files(join(SRC, 'engine')),
    ...files(join(SRC, 'understanding')),
    ...files(join(SRC, 'reminders')),
  ].filter((file) => forbidden.test(readFileSync(file, 'utf8')));
  expect(wrong.map((file) => relative(SRC, file))).toEqual([]);
});

test('every finding is documented', () => {
  const docs = readFileSync(join(ROOT, 'docs/findings.md'), 'utf8');
  for (const [code, text] of Object.entries(FINDINGS)) expect(docs).toContain(`| ${code} | ${text} |`);
});

test('nothing of Baileys is seen outside its channel, and nobody loads that channel with the program', () => {
  const house = join(SRC, 'channels/whatsapp');
  const library = /from '(?:baileys|libsignal|ws|@hapi\/boom)/;
  const outside = files(SRC).filter((file) => !file.startsWith(house));
  expect(outside.filter((file) => library.test(readFileSync(file, 'utf8')))).toEqual([]);
  // Types vanish; what holds the link's state and the clock knows nothing of Baileys.
  const harmless = ['link-state.ts', 'world.ts', 'timings.ts'];
  const loading = outside.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type)[^;]*from '(\.[^']+)'/gm)]
      .map(([, path]) => resolve(file, '..', path ?? ''))
      .filter((target) => target.startsWith(house) && !harmless.some((name) => target.endsWith(name))),
  );
  expect(loading).toEqual([]);
});
