import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRehearsal } from '../../src/cli/rehearsal.ts';
import { checkContent } from '../../src/content/check/check.ts';
import { DECLARATIONS } from '../../src/declarations.ts';
import { Reporter } from '../../src/content/files/files.ts';
import { VERBS } from '../../src/content/verbs/verbs.ts';
import { readTranscripts } from '../../src/content/load/transcripts.ts';
import { loadGuide } from '../../src/live-guide.ts';
import { ROOT } from '../../src/main.ts';
import { withVerbs } from '../../tools/verb-docs.ts';
import { NOW } from '../helpers.ts';
import { contentFolder } from './folder.ts';

const guide = readFileSync(join(ROOT, 'docs/writing-flows.md'), 'utf8');

function blockWith(words: string): string {
  const block = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, text]) => text?.includes(words))?.[1];
  if (block === undefined) throw new Error(`the guide has no example with ${words}`);
  return block;
}

test('every flow and content file tells editors its schema, which exists', () => {
  const files = ['flows', 'content'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(ROOT, folder, name)),
  );
  const without = files.filter((file) => {
    const path = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1];
    return path === undefined || !existsSync(resolve(dirname(file), path));
  });
  expect(without).toEqual([]);
});

describe('the guide for educators', () => {
  const folder = () =>
    contentFolder({
      'flows/lesson_snack.yaml': blockWith('flow: lesson_snack'),
      'flows/lesson_snack.test.yaml': blockWith('keluarga empat orang'),
    });

  test('its example has no findings', () => {
    const { findings } = checkContent(folder(), NOW, DECLARATIONS);
    expect(findings.filter(({ file }) => file.startsWith('flows/lesson_snack'))).toEqual([]);
  });

  test('its conversations hold', async () => {
    const root = folder();
    const rehearsal = createRehearsal(loadGuide(root, NOW).guide);
    const transcripts = readTranscripts(root, 'lesson_snack', new Reporter());
    expect(transcripts).toHaveLength(2);
    for (const transcript of transcripts) expect(await rehearsal.play('lesson_snack', transcript)).toBeNull();
    await rehearsal.close();
  });

  test('tells of every verb what the verb tells of itself', () => {
    expect(withVerbs(guide), 'run `node tools/verb-docs.ts`').toBe(guide);
  });

  test('in its short form names no verb that there is not', () => {
    const short = readFileSync(join(ROOT, 'docs/menulis-dialog.md'), 'utf8');
    const listed = [...short.matchAll(/^- `(\w+)`: /gm)].map(([, name]) => name);
    expect(listed.length).toBeGreaterThan(3);
    expect(VERBS.map(({ name }): string => name)).toEqual(expect.arrayContaining(listed));
  });

  test('names every function of conditions', () => {
    const source = readFileSync(join(ROOT, 'src/content/words/expressions.ts'), 'utf8');
    const named = [...source.matchAll(/'(\w+)\([a-z, ]*\): \w+'/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(guide).toContain(`\`${name}\``);
  });
});
