/** Writes what the guide for educators says about the verbs of the flow format. Run: node tools/verb-docs.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { VERBS } from '../src/content/verbs/verbs.ts';

const GUIDE = join(resolve(import.meta.dirname, '..'), 'docs/writing-flows.md');
const BEGIN = '<!-- verbs: written by `node tools/verb-docs.ts` from src/content/verbs -->\n';
const END = '<!-- end of verbs -->\n';

/** The guide with the verbs as they are now. */
export function withVerbs(guide: string): string {
  const [before, rest] = guide.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('the guide has lost its marks for the verbs');
  const rows = VERBS.map(({ name, doc }) => `| \`${name}\` | ${doc.does} |`);
  const examples = VERBS.map(({ name, doc }) => `\`${name}\`:\n\n\`\`\`yaml\n${doc.example.trim()}\n\`\`\`\n`);
  const table = ['| verb | what it does |', '|---|---|', ...rows].join('\n');
  return `${before}${BEGIN}\n${table}\n\n### Each verb by an example\n\n${examples.join('\n')}\n${END}${after}`;
}

if (import.meta.main) writeFileSync(GUIDE, withVerbs(readFileSync(GUIDE, 'utf8')));
