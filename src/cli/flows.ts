import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent, type LiveStep } from '../content/check/check.ts';
import { DECLARATIONS } from '../declarations.ts';
import { drawSvg } from '../content/author/draw.ts';
import { Reporter } from '../content/files/files.ts';
import { formatFinding } from '../content/files/findings.ts';
import { jsonSchemas } from '../content/author/json-schema.ts';
import { loadContent, type Content } from '../content/load/load.ts';
import type { LoadedFlow } from '../content/load/load-flows.ts';
import { scriptOf } from '../content/author/read.ts';
import { readTranscripts } from '../content/load/transcripts.ts';
import { walkFlow } from '../content/author/walk-flows.ts';
import { KawanError } from '../errors.ts';
import { loadSoundGuide, refuseBroken } from '../live-guide.ts';
import { DATABASE_FILE } from '../store/sqlite/open.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { createRehearsal } from './rehearsal.ts';

type Write = (text: string) => void;

/** Prints every finding; exit code 1 when there is an error among them. Looks at live sessions where there is a store. */
export async function checkFlows(options: {
  root: string;
  dataDir: string;
  now: number;
  json?: boolean;
  write: Write;
}): Promise<number> {
  const { findings } = checkContent(options.root, options.now, DECLARATIONS, await liveSteps(options.dataDir));
  for (const finding of findings) options.write(`${options.json ? JSON.stringify(finding) : formatFinding(finding)}\n`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (!options.json) options.write(`${errors} errors, ${findings.length - errors} warnings\n`);
  return errors > 0 ? 1 : 0;
}

async function liveSteps(dataDir: string): Promise<LiveStep[]> {
  if (!existsSync(join(dataDir, DATABASE_FILE))) return [];
  const store = openSqliteStore({ dataDir, exclusive: false });
  const live = await store.liveSteps();
  await store.close();
  return live;
}

export async function drawFlow(root: string, id: string, write: Write): Promise<number> {
  const { loaded, content } = find(root, id);
  write(`${await drawSvg(loaded.flow, content.words)}\n`);
  return 0;
}

export function readFlows(root: string, id: string | null, write: Write): number {
  const content = loadContent(root, Date.now(), DECLARATIONS);
  const chosen = id === null ? content.flows : [find(root, id).loaded];
  write(chosen.map((loaded) => scriptOf(loaded, content)).join(`\n${'─'.repeat(60)}\n\n`));
  return 0;
}

/** Refuses broken content, then plays the transcripts beside each flow, then the walk over every step and option. Exit code 1 when anything differs. */
export async function testFlows(root: string, id: string | null, write: Write): Promise<number> {
  const { guide, content } = loadSoundGuide(root, Date.now());
  const chosen = id === null ? content.flows : content.flows.filter(({ flow }) => flow.id === id);
  if (chosen.length === 0) throw new KawanError('usage', `there is no flow "${id ?? ''}"`);
  const reporter = new Reporter();
  const rehearsal = createRehearsal(guide);
  let failed = 0;
  for (const { flow } of chosen) {
    for (const transcript of readTranscripts(root, flow.id, reporter)) {
      const problem = await rehearsal.play(flow.id, transcript);
      if (problem !== null) failed++;
      const told = problem === null ? '' : `\n     ${problem.replaceAll('\n', '\n     ')}`;
      write(`${problem === null ? 'ok  ' : 'FAIL'} ${flow.id}: ${transcript.name}${told}\n`);
    }
    const walked = walkFlow(content, flow.id);
    const problems = [...walked.problems, ...walked.unreached.map((what) => `never reached: ${what}`)];
    failed += problems.length;
    write(
      `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${flow.id}: walked with ${walked.inputs} inputs\n${problems.map((problem) => `     ${problem}\n`).join('')}`,
    );
  }
  await rehearsal.close();
  refuseBroken(reporter.findings);
  write(failed === 0 ? 'all flows pass\n' : `${failed} failures\n`);
  return failed === 0 ? 0 : 1;
}

export function writeSchemas(root: string): void {
  const folder = join(root, 'content/schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas(DECLARATIONS)) writeFileSync(join(folder, name), text);
}

function find(root: string, id: string): { loaded: LoadedFlow; content: Content } {
  const content = loadContent(root, Date.now(), DECLARATIONS);
  const loaded = content.flows.find(({ flow }) => flow.id === id);
  if (!loaded) throw new KawanError('usage', `there is no flow "${id}"; flows/ has one file for each`);
  return { loaded, content };
}
