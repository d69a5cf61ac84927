import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDINGS } from '../src/content/files/findings.ts';
import { ROOT } from '../src/main.ts';
import { circlesOf, namesIn, readArrows } from '../tools/house/arrows.ts';
import { stairsUp, wrongWays } from '../tools/house/rooms.ts';

const SRC = join(ROOT, 'src');
const arrows = readArrows(ROOT, ['src', 'bin', 'tools', 'bench', 'tests']);

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

describe('the arrows of the house', () => {
  test('no file reaches itself over others', () => {
    expect(circlesOf(arrows).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('imports run down, along the ways that the house has', () => {
    expect(stairsUp()).toEqual([]);
    expect(wrongWays(arrows)).toEqual([]);
  });

  test('a way up is seen, whatever form the import has', () => {
    const forms = [
      "import { a } from '../turn/turn.ts';",
      "import type { A } from '../turn/turn.ts';",
      "import '../turn/turn.ts';",
      "export { a } from '../turn/turn.ts';",
      "export * from '../turn/turn.ts';",
      "const turn = await import('../turn/turn.ts');",
      "type A = import('../turn/turn.ts').A;",
      "new Worker(new URL('../turn/turn.ts', import.meta.url));",
    ];
    for (const form of forms) expect(namesIn(form)).toEqual(['../turn/turn.ts']);
    expect(namesIn("// from '../turn/turn.ts'\nconst text = \"from '../turn/turn.ts'\";")).toEqual([]);
    const up = { from: 'src/store/sqlite/open.ts', to: 'src/turn/turn.ts' };
    expect(wrongWays([up])).toEqual(['src/store/sqlite/open.ts → src/turn/turn.ts']);
    const unknown = { from: 'src/cellar/rat.ts', to: 'src/log.ts' };
    expect(wrongWays([unknown])).toEqual(['src/cellar/rat.ts → src/log.ts']);
  });

  test('a circle is named by its shortest way round', () => {
    const way = (path: string) => ({ from: path[0] ?? '', to: path[1] ?? '' });
    expect(circlesOf(['ab', 'bc', 'ca', 'ba', 'cd'].map(way))).toEqual([
      ['a', 'b', 'a'],
      ['c', 'a', 'b', 'c'],
    ]);
    expect(circlesOf(['ab', 'ac', 'bc'].map(way))).toEqual([]);
  });
});

test('the calendar, the engine, the verbs, understanding and reminders touch no clock, no randomness and no I/O', () => {
  const forbidden = /Date\.now|Math\.random|new Date\(\)|from 'node:|process\.|setTimeout|console\./;
  const wrong = [
    ...files(join(SRC, 'calendar')),
    ...files(join(SRC, 'engine')),
    ...files(join(SRC, 'content/verbs')),
    ...files(join(SRC, 'understanding')),
    ...files(join(SRC, 'reminders')),
  ].filter((file) => forbidden.test(readFileSync(file, 'utf8')));
  expect(wrong.map((file) => relative(SRC, file))).toEqual([]);
});

test('what can do everything is named by the builders alone: everybody else says which part of it they need', () => {
  const wide = /\b(?:RoomTurn|RoomStore|RoomTools|Store)\b/;
  const builders = ['rooms.ts', 'main.ts', 'cli/', 'store/', 'staff/room-turn.ts'];
  const named = files(SRC)
    .filter((file) => wide.test(readFileSync(file, 'utf8')))
    .map((file) => relative(SRC, file));
  expect(named).toContain('rooms.ts');
  expect(named.filter((file) => !builders.some((builder) => file.startsWith(builder)))).toEqual([]);
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
  const harmless = ['link-state.ts', 'traits.ts', 'world.ts', 'timings.ts'];
  const loading = outside.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type)[^;]*from '(\.[^']+)'/gm)]
      .map(([, path]) => resolve(file, '..', path ?? ''))
      .filter((target) => target.startsWith(house) && !harmless.some((name) => target.endsWith(name))),
  );
  expect(loading).toEqual([]);
});
