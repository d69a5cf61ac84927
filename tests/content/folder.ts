import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/main.ts';
import { freshFolder } from '../helpers.ts';

/** The shipped content with only stubs of the flows that every program needs, plus what the test writes. */
export function contentFolder(files: Record<string, string>): string {
  const root = freshFolder();
  cpSync(join(ROOT, 'content'), join(root, 'content'), { recursive: true });
  rmSync(join(root, 'content/questions'), { recursive: true, force: true });
  rmSync(join(root, 'content/reminders.yaml'), { force: true });
  const mentoring = join(root, 'content/mentoring.yaml');
  writeFileSync(mentoring, readFileSync(mentoring, 'utf8').replace(/^lessons: .*$/m, 'lessons: []'));
  mkdirSync(join(root, 'flows'));
  const stub = (id: string) => `{flow: ${id}, title: Judul, for: [worker], steps: [{id: a, say: Halo.}]}`;
  for (const id of ['consent', 'welcome', 'menu', 'rest', 'help', 'stop', 'my_data', 'erase_data'])
    writeFileSync(join(root, `flows/${id}.yaml`), stub(id));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** A flow called `uji` with these steps, as YAML. */
export const flowText = (steps: string, more = ''): string =>
  `flow: uji\ntitle: Uji\nfor: [worker]\n${more}steps:\n${steps}`;
