import { normalise } from '../understanding/normalise.ts';
import { compileAnswers } from './answers.ts';
import { checkGraph } from './check-graph.ts';
import { textProblems } from './check-text.ts';
import { Reporter, type ContentFile, type PathSegment } from './files.ts';
import type { Finding } from './findings.ts';
import { loadContent, type Content, type LoadedFlow } from './load.ts';

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
  live: readonly LiveStep[] = [],
): { findings: Finding[]; content: Content } {
  const content = loadContent(root, now);
  const reporter = new Reporter();
  for (const loaded of content.flows) {
    checkGraph(loaded, reporter);
    checkFlowTexts(loaded, reporter);
  }
  checkItems(content, reporter);
  checkQuestions(content, reporter);
  checkLive(content, live, reporter);
  const findings = [...content.findings, ...compileAnswers(content).findings, ...reporter.findings];
  findings.sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.code.localeCompare(b.code),
  );
  return { findings, content };
}

function checkFlowTexts({ source, file }: LoadedFlow, reporter: Reporter): void {
  source.steps.forEach((step, i) => {
    const at = ['steps', i];
    if ('say' in step && step.say !== undefined) {
      const list = Array.isArray(step.say) ? step.say : [step.say];
      for (const text of list) report(text, 'message', file, [...at, 'say'], reporter);
    }
    if ('ask' in step) {
      report(step.ask, 'message', file, [...at, 'ask'], reporter);
      if (step.otherwise !== undefined) report(step.otherwise, 'message', file, [...at, 'otherwise'], reporter);
      step.choices?.forEach((choice, n) => report(choice.say, 'label', file, [...at, 'choices', n, 'say'], reporter));
    }
    if ('end' in step && step.end !== true) report(step.end, 'message', file, [...at, 'end'], reporter);
  });
}

function checkItems(content: Content, reporter: Reporter): void {
  for (const { source, file } of content.items) {
    const doc = file.doc.toJS() as { items: { id: string }[] };
    const at = ['items', doc.items.findIndex((item) => item.id === source.id)];
    report(source.ask, 'message', file, [...at, 'ask'], reporter);
    if (source.feedback !== undefined) report(source.feedback, 'message', file, [...at, 'feedback'], reporter);
    source.options.forEach((option, n) => {
      report(option.say, 'label', file, [...at, 'options', n, 'say'], reporter);
      if (option.reply !== undefined) report(option.reply, 'message', file, [...at, 'options', n, 'reply'], reporter);
    });
  }
}

function checkQuestions(content: Content, reporter: Reporter): void {
  const owners = new Map<string, string>();
  for (const { source, file, index } of content.questions) {
    const at: PathSegment[] = ['questions', index];
    for (const text of Array.isArray(source.answer) ? source.answer : [source.answer])
      report(text, 'message', file, [...at, 'answer'], reporter);
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

function report(
  text: string,
  kind: 'message' | 'label',
  file: ContentFile,
  path: readonly PathSegment[],
  reporter: Reporter,
): void {
  for (const { code, severity, message } of textProblems(text, kind)) {
    if (severity === 'error') reporter.error(file, path, code, message);
    else reporter.warning(file, path, code, message);
  }
}
