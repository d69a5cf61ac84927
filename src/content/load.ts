import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  SYSTEM_TEXTS,
  type Flow,
  type Media,
  type Program,
  type QuizItem,
  type Scope,
  type SystemText,
  type Vars,
} from '../engine/program.ts';
import type { FlowVersion } from '../store/store.ts';
import { readers } from '../understanding/readers.ts';
import { compileFlow, compileItem, versionOf, type Surroundings, type Translation } from './compile-flow.ts';
import { createExpressions } from './expressions.ts';
import { emptyFile, listContent, readContent, Reporter, type ContentFile } from './files.ts';
import type { Finding } from './findings.ts';
import {
  factsSchema,
  flowSchema,
  localeSchema,
  mediaSchema,
  programSchema,
  questionsSchema,
  quizSchema,
  systemSchema,
  variablesSchema,
  type FactSource,
  type FlowSource,
  type ProgramSource,
  type QuestionSource,
  type QuizItemSource,
} from './schema.ts';
import { reportCaveat, reportText } from './report-text.ts';
import { compileText } from './texts.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/** A flow with the file it came from, for findings and drawings. */
export interface LoadedFlow {
  readonly flow: Flow;
  readonly source: FlowSource;
  readonly file: ContentFile;
}

export interface Content {
  readonly program: Program;
  readonly flows: readonly LoadedFlow[];
  readonly words: Vocabulary;
  readonly questions: readonly {
    readonly source: QuestionSource;
    readonly file: ContentFile;
    readonly index: number;
  }[];
  readonly items: readonly { readonly source: QuizItemSource; readonly file: ContentFile }[];
  readonly settings: ProgramSource;
  readonly notice: { readonly version: string; readonly hash: string };
  readonly findings: readonly Finding[];
  /** Stored versions of flows that no longer compile: their sessions go to a safe step. */
  readonly dropped: readonly { readonly flow: string; readonly version: string }[];
}

/** Largest picture that a small data bundle should pay for. */
export const MEDIA_LIMIT_BYTES = 80 * 1024;

/** Placeholders that the engine and the turn supply to system texts. */
const SYSTEM_VALUES = [
  'min',
  'max',
  'options',
  'title',
  'right',
  'total',
  'rows',
  'label',
  'value',
  'phase',
  'date',
  'count',
];

/**
 * Loads flows/ and content/ below `root` into one immutable program. `known` are versions of flows that the store keeps
 * because sessions may still be pinned to them; `now` (UTC milliseconds) tells which facts are old. Never throws for what is in the files: read `findings`.
 */
export function loadContent(root: string, now: number, known: readonly FlowVersion[] = []): Content {
  const reporter = new Reporter();
  const facts = readContent(root, 'content/facts.yaml', factsSchema, reporter);
  const variables = readContent(root, 'content/variables.yaml', variablesSchema, reporter);
  const settings = readContent(root, 'content/program.yaml', programSchema, reporter)?.value ?? NO_SETTINGS;
  const words = buildVocabulary(facts?.value ?? {}, variables?.value ?? {});
  checkFactsFresh(facts, now, reporter);
  const quizzes = loadQuizzes(root, words, reporter);
  const media = loadMedia(root, words, reporter);
  const sources = loadFlowSources(root, reporter);
  const around: Omit<Surroundings, 'translations'> = {
    words,
    expressions: createExpressions(words),
    flows: new Set(sources.map(({ value }) => value.flow)),
    media: new Set(media.keys()),
    quizzes: quizzes.named,
  };
  const languages = listLanguages(root);
  const flows = sources.map(({ file, value }): LoadedFlow => {
    const translations = loadTranslations(root, value, languages, reporter);
    return { flow: compileFlow(value, { ...around, translations }, file, reporter), source: value, file };
  });
  const system = loadSystem(root, languages, words, reporter);
  const versions = new Map(flows.map(({ flow }) => [flow.version, flow]));
  const dropped: { flow: string; version: string }[] = [];
  for (const { flow, version, source } of known) {
    if (versions.has(version)) continue;
    const old = compileOld(source, around);
    if (old) versions.set(version, { ...old, version });
    else dropped.push({ flow, version });
  }
  const current = new Map(flows.map(({ flow }) => [flow.id, flow]));
  for (const id of [settings.menu, settings.welcome, ...Object.values(settings.commands)]) {
    if (id !== '' && !current.has(id))
      reporter.error(emptyFile('content/program.yaml'), [], 'KJ011', `there is no flow "${id}"`);
  }
  const questions = loadQuestions(root, reporter);
  const program: Program = {
    version: versionOf([[...versions.keys()].sort(), facts?.value, variables?.value]),
    flows: current,
    versions,
    media,
    system,
    kept: new Set(Object.entries(variables?.value ?? {}).flatMap(([name, variable]) => (variable.keep ? [name] : []))),
    menu: settings.menu,
    welcome: settings.welcome,
    readers,
  };
  const notice = { version: settings.notice.version, hash: noticeHash(flows, settings) };
  return {
    program,
    flows,
    words,
    questions,
    items: quizzes.items,
    settings,
    notice,
    findings: reporter.findings,
    dropped,
  };
}

const NO_SETTINGS: ProgramSource = {
  welcome: '',
  menu: '',
  commands: { help: '', stop: '', my_data: '', erase_data: '', start: '' },
  notice: { version: '0', flow: '', steps: ['none'] },
};

function loadFlowSources(root: string, reporter: Reporter) {
  const seen = new Map<string, string>();
  const keywords = new Map<string, string>();
  return listContent(root, 'flows').flatMap((name) => {
    const read = readContent(root, name, flowSchema, reporter);
    if (!read) return [];
    const { flow, start } = read.value;
    const first = seen.get(flow);
    if (first !== undefined) reporter.error(read.file, ['flow'], 'KJ003', `flow "${flow}" is also in ${first}`);
    seen.set(flow, name);
    (start?.keywords ?? []).forEach((keyword, i) => {
      const owner = keywords.get(keyword.toLowerCase());
      if (owner !== undefined)
        reporter.error(read.file, ['start', 'keywords', i], 'KJ019', `"${keyword}" also starts ${owner}`);
      keywords.set(keyword.toLowerCase(), flow);
    });
    return first === undefined ? [read] : [];
  });
}

function loadQuizzes(root: string, words: Vocabulary, reporter: Reporter) {
  const named = new Map<string, { version: string; items: QuizItem[] }>();
  const items: { source: QuizItemSource; file: ContentFile }[] = [];
  for (const name of listContent(root, 'content/quizzes')) {
    const read = readContent(root, name, quizSchema, reporter);
    if (!read) continue;
    const { file, value } = read;
    const compiled = value.items.map((item, i) => compileItem(item, words, file, ['items', i], reporter));
    const add = (id: string, entry: { version: string; items: QuizItem[] }, path: (string | number)[]) => {
      if (named.has(id)) reporter.error(file, path, 'KJ003', `"${id}" stands twice among quizzes and items`);
      named.set(id, entry);
    };
    add(value.quiz, { version: versionOf(value), items: compiled }, ['quiz']);
    compiled.forEach((item, i) =>
      add(item.id, { version: versionOf(value.items[i]), items: [item] }, ['items', i, 'id']),
    );
    items.push(...value.items.map((source) => ({ source, file })));
  }
  return { named, items };
}

function loadMedia(root: string, words: Vocabulary, reporter: Reporter): Map<string, Media> {
  const media = new Map<string, Media>();
  if (!existsSync(join(root, 'content/media/media.yaml'))) return media;
  const read = readContent(root, 'content/media/media.yaml', mediaSchema, reporter);
  for (const [id, entry] of Object.entries(read?.value ?? {})) {
    if (!read) continue;
    const size = statSync(join(root, 'content/media', entry.file), { throwIfNoEntry: false })?.size;
    if (size === undefined)
      reporter.error(read.file, [id, 'file'], 'KJ013', `content/media/${entry.file} does not exist`);
    else if (size > MEDIA_LIMIT_BYTES)
      reporter.error(
        read.file,
        [id, 'file'],
        'KJ013',
        `${entry.file} has ${size} bytes, the limit is ${MEDIA_LIMIT_BYTES}`,
      );
    const compiled = compileText(entry.text, words);
    const place = { file: read.file, path: [id, 'text'] };
    reportText(compiled, place, reporter);
    if (entry.caveat !== true) reportCaveat([compiled], place, 'picture', words, reporter);
    media.set(id, { id, file: entry.file, text: (scope) => compiled.say(scope), caveat: entry.caveat ?? false });
  }
  return media;
}

function listLanguages(root: string): string[] {
  const folder = join(root, 'content/locales');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function loadTranslations(root: string, flow: FlowSource, languages: readonly string[], reporter: Reporter) {
  const found = new Map<string, ReadonlyMap<string, Translation>>();
  for (const lang of languages) {
    const name = `content/locales/${lang}/flows/${flow.flow}.yaml`;
    if (lang === 'id' || !existsSync(join(root, name))) continue;
    const read = readContent(root, name, localeSchema, reporter);
    if (!read) continue;
    const steps = new Map<string, Translation>();
    for (const [step, entry] of Object.entries(read.value)) {
      const target = flow.steps.find(({ id }) => id === step);
      if (!target) reporter.error(read.file, [step], 'KJ012', `flow "${flow.flow}" has no step "${step}"`);
      steps.set(step, translationOf(entry));
    }
    for (const step of flow.steps) {
      const speaks = 'ask' in step || ('say' in step && step.say !== undefined);
      if (speaks && !steps.has(step.id))
        reporter.warning(read.file, [], 'KJ012', `step "${step.id}" has no words in "${lang}"`);
    }
    found.set(lang, steps);
  }
  return found;
}

function translationOf(
  entry: string | { say?: string | string[]; ask?: string; otherwise?: string; end?: string; choices?: string[] },
): Translation {
  if (typeof entry === 'string') return { say: [entry], ask: entry, end: entry };
  const { say, ...rest } = entry;
  return say === undefined ? rest : { ...rest, say: Array.isArray(say) ? say : [say] };
}

function loadSystem(
  root: string,
  languages: readonly string[],
  words: Vocabulary,
  reporter: Reporter,
): Program['system'] {
  const byLanguage = new Map<string, Map<string, ReturnType<typeof compileText>>>();
  for (const lang of languages.includes('id') ? languages : ['id', ...languages]) {
    const read = readContent(root, `content/locales/${lang}/system.yaml`, systemSchema, reporter);
    if (!read) continue;
    const texts = new Map<string, ReturnType<typeof compileText>>();
    for (const [key, text] of Object.entries(read.value)) {
      const compiled = compileText(text, words, SYSTEM_VALUES);
      reportText(compiled, { file: read.file, path: [key] }, reporter);
      texts.set(key, compiled);
    }
    if (lang === 'id') {
      for (const key of SYSTEM_TEXTS)
        if (!texts.has(key)) reporter.error(read.file, [], 'KJ024', `the sentence "${key}" is missing`);
    }
    byLanguage.set(lang, texts);
  }
  const say = (key: SystemText) => (scope: Scope, values?: Vars) =>
    (byLanguage.get(scope.lang)?.get(key) ?? byLanguage.get('id')?.get(key))?.say(scope, values) ?? '';
  return Object.fromEntries(SYSTEM_TEXTS.map((key) => [key, say(key)])) as Program['system'];
}

function loadQuestions(root: string, reporter: Reporter): Content['questions'] {
  const seen = new Map<string, string>();
  return listContent(root, 'content/questions').flatMap((name) => {
    const read = readContent(root, name, questionsSchema, reporter);
    return (read?.value.questions ?? []).flatMap((source, index) => {
      if (!read) return [];
      const first = seen.get(source.id);
      if (first !== undefined)
        reporter.error(read.file, ['questions', index, 'id'], 'KJ003', `question "${source.id}" is also in ${first}`);
      seen.set(source.id, name);
      return [{ source, file: read.file, index }];
    });
  });
}

/** An old version speaks with today's facts; null when it can no longer be compiled. */
function compileOld(source: unknown, around: Omit<Surroundings, 'translations'>): Flow | null {
  const parsed = flowSchema.safeParse(source);
  if (!parsed.success) return null;
  const reporter = new Reporter();
  // A stored flow may call one that is gone: the engine says so honestly, so that alone does not make it unusable.
  const flows = new Set([...around.flows, ...parsed.data.steps.flatMap((step) => ('call' in step ? [step.call] : []))]);
  const flow = compileFlow(
    parsed.data,
    { ...around, flows, translations: new Map() },
    emptyFile(`${parsed.data.flow} (stored)`),
    reporter,
  );
  return reporter.findings.some((finding) => finding.severity === 'error' && finding.code !== 'KJ018') ? null : flow;
}

function checkFactsFresh(
  facts: { file: ContentFile; value: Record<string, Record<string, FactSource>> } | null,
  today: number,
  reporter: Reporter,
): void {
  if (!facts) return;
  for (const [group, members] of Object.entries(facts.value)) {
    for (const [key, { checked }] of Object.entries(members)) {
      const days = Math.floor((today - Date.parse(checked)) / 86_400_000);
      if (days > 180)
        reporter.warning(
          facts.file,
          [group, key, 'checked'],
          'KJ017',
          `${group}.${key} was last checked ${days} days ago`,
        );
    }
  }
}

/** What people agreed to, word for word as it is shown now. */
function noticeHash(flows: readonly LoadedFlow[], settings: ProgramSource): string {
  const flow = flows.find((loaded) => loaded.flow.id === settings.notice.flow)?.flow;
  const scope: Scope = { vars: {}, now: 0, lang: 'id' };
  const said = settings.notice.steps.map((id) => {
    const step = flow?.steps[flow.positions.get(id) ?? -1];
    if (step?.verb === 'say') return step.variants.map((text) => text(scope)).join('\n');
    return step?.verb === 'ask' ? step.text(scope) : '';
  });
  return versionOf(said);
}
