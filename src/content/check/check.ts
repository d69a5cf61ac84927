import { normalise } from '../../understanding/normalise.ts';
import { compileAnswers } from '../load/answers.ts';
import { checkGraph } from './check-graph.ts';
import { checkNames } from './check-names.ts';
import { checkWords } from './check-words.ts';
import type { Declarations } from '../declarations.ts';
import { Reporter, type PathSegment } from '../files/files.ts';
import type { Finding } from '../files/findings.ts';
import { loadContent, type Content } from '../load/load.ts';
import { checkTranscripts } from '../load/transcripts.ts';

export interface LiveStep {
  readonly flow: string;
  readonly version: string;
  readonly step: string;
  readonly sessions: number;
}

/**
 * Everything that can be known to be wrong before anybody reads it. `live` are the steps on which sessions stand now,
 * where a store is at hand. Sorted by file and line.
 */
export function checkContent(
  root: string,
  now: number,
  declared: Declarations,
  live: readonly LiveStep[] = [],
): { findings: Finding[]; content: Content } {
  const content = loadContent(root, now, declared);
  const reporter = new Reporter();
  for (const loaded of content.flows) {
    checkGraph(loaded, reporter);
  }
  checkWords(content, reporter);
  checkNames(content, reporter);
  checkTranscripts(root, content, reporter);
  checkQuestions(content, reporter);
  checkLive(content, live, reporter);
  const findings = [...content.findings, ...compileAnswers(content).findings, ...reporter.findings];
  findings.sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.code.localeCompare(b.code),
  );
  return { findings, content };
}

function checkQuestions(content: Content, reporter: Reporter): void {
  const owners = new Map<string, string>();
  for (const { source, file, index } of content.questions) {
    const at: PathSegment[] = ['questions', index];
    source.phrasings.forEach((phrasing, n) => {
      const key = normalise(phrasing);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== source.id) {
        reporter.error(file, [...at, 'phrasings', n], 'KJ021', `"${phrasing}" also belongs to "${owner}"`);
      }
      owners.set(key, source.id);
    });
  }
}

function checkLive(content: Content, live: readonly LiveStep[], reporter: Reporter): void {
  for (const { flow, version, step, sessions } of live) {
    const loaded = content.flows.find((candidate) => candidate.flow.id === flow);
    if (!loaded || loaded.flow.version === version) continue;
    if (loaded.flow.positions.has(step) || loaded.flow.moved.has(step)) continue;
    reporter.warning(
      loaded.file,
      ['steps'],
      'KJ023',
      `${sessions} people stand on step "${step}", which is gone; add it to "moved:" or they finish the old version`,
    );
  }
}
