import { watch } from 'node:fs';
import { join } from 'node:path';
import { formatFinding, type Finding } from './content/files/findings.ts';
import { DECLARATIONS } from './declarations.ts';
import { SYSTEM_TEXTS } from './engine/program.ts';
import { KawanError } from './errors.ts';
import type { Logger } from './log.ts';
import { compileAnswers } from './content/load/answers.ts';
import { loadContent, type Content } from './content/load/load.ts';
import { compileText } from './content/words/texts.ts';
import type { ContentVerbs, FlowVersion } from './store/content.ts';
import { prepareModel, trainedModel, type Keeping } from './training/trained-model.ts';
import { buildGuide } from './turn/build-guide.ts';
import type { Guide } from './turn/guide.ts';
import { TURN_TEXTS } from './turn/texts.ts';

const RELOAD_AFTER_MS = 300;
/** `flows check` tells all of them. */
const NAMED_FINDINGS = 5;

export interface LoadedGuide {
  readonly guide: Guide;
  readonly content: Content;
  readonly findings: readonly Finding[];
}

/**
 * Loads flows/ and content/ below `root` and makes them into what the turn needs. What the questions teach is learnt at
 * the first load of a content, which takes some seconds.
 */
export function loadGuide(
  root: string,
  now: number,
  known: readonly FlowVersion[] = [],
  keeping: Keeping = {},
): LoadedGuide {
  return withModel(loadParts(root, now, known), keeping);
}

/** All that needs no learning. */
function loadParts(root: string, now: number, known: readonly FlowVersion[]) {
  const content = loadContent(root, now, DECLARATIONS, known);
  const { answers, findings } = compileAnswers(content);
  const labels = [...content.words.variables].flatMap(([name, variable]) => {
    if (variable.label === undefined) return [];
    const compiled = compileText(`{${name}}`, content.words);
    return [{ name, label: variable.label, say: (scope: Parameters<typeof compiled.say>[0]) => compiled.say(scope) }];
  });
  return { content, answers, labels, findings: [...content.findings, ...findings] };
}

function withModel(
  { content, answers, labels, findings }: ReturnType<typeof loadParts>,
  keeping: Keeping,
): LoadedGuide {
  const guide = buildGuide({
    program: content.program,
    texts: content.sentences.of([...SYSTEM_TEXTS, ...TURN_TEXTS]),
    commands: content.settings.commands,
    rest: content.settings.rest,
    outcomes: content.settings.outcomes,
    notice: content.notice,
    labels,
    answers,
    questions: content.questions.map(({ source }) => source),
    reminders: content.reminders.rules,
    places: content.places,
    model: trainedModel(lessonsOf(content), keeping),
  });
  return { guide, content, findings };
}

function lessonsOf({ questions, outside }: Content) {
  return { questions: questions.map(({ source }) => source), outside };
}

/** Throws what is broken, as a coded error that names the first findings; warnings pass. */
export function refuseBroken(findings: readonly Finding[]): void {
  const broken = brokenIn(findings);
  if (broken !== null) throw new KawanError('content_invalid', broken.join('\n'));
}

/** The same as `loadGuide`; throws for broken content. */
export function loadSoundGuide(
  root: string,
  now: number,
  known: readonly FlowVersion[] = [],
  keeping: Keeping = {},
): LoadedGuide {
  const loaded = loadGuide(root, now, known, keeping);
  refuseBroken(loaded.findings);
  return loaded;
}

export interface LiveGuide {
  /** What is in force now; another one after each change that is sound. */
  current(): LoadedGuide;
  stop(): void;
}

export interface LiveGuideOptions {
  readonly root: string;
  /** Where models that were learnt are kept. */
  readonly models?: string | undefined;
  readonly store: Pick<ContentVerbs, 'flowVersions' | 'saveFlowVersions'>;
  readonly now: () => number;
  readonly log: Logger;
  /** After a change is in force. */
  readonly onReload: () => Promise<void>;
}

/**
 * Loads content and keeps up with its files. Broken content is refused at the start; later it changes nothing: the old
 * version goes on, and the log says why.
 */
export async function startLiveGuide(options: LiveGuideOptions): Promise<LiveGuide> {
  const { root, store, now, log } = options;
  const keeping: Keeping = {
    folder: options.models,
    told: (phrasings) => log.info({ phrasings }, 'learning from the questions, once for this content: some seconds'),
  };
  let loaded = loadSoundGuide(root, now(), await store.flowVersions(), keeping);
  await keepVersions(loaded, store, now());
  for (const dropped of loaded.content.dropped)
    log.warn(dropped, 'a stored flow version no longer compiles; its sessions move on');
  const watching = watchContent(root, reload, (error) =>
    log.error({ err: error }, 'changed content could not be read: the old version goes on'),
  );
  return { current: () => loaded, stop: () => watching.stop() };

  async function reload(): Promise<void> {
    const parts = loadParts(root, now(), await store.flowVersions());
    const broken = brokenIn(parts.findings);
    if (broken !== null) {
      log.error({ findings: broken }, 'changed content is broken: the old version goes on');
      return;
    }
    await prepareModel(lessonsOf(parts.content), keeping);
    const next = withModel(parts, keeping);
    await keepVersions(next, store, now());
    log.info({ program: next.content.program.version }, 'content reloaded');
    loaded = next;
    await options.onReload();
  }
}

/** The first errors as lines; null when there are none. */
function brokenIn(findings: readonly Finding[]): string[] | null {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? null : errors.slice(0, NAMED_FINDINGS).map(formatFinding);
}

async function keepVersions(loaded: LoadedGuide, store: LiveGuideOptions['store'], now: number): Promise<void> {
  const versions = loaded.content.flows.map(({ flow, source }) => ({ flow: flow.id, version: flow.version, source }));
  await store.saveFlowVersions(versions, now);
}

/** Reloads a moment after the last change below flows/ or content/. */
function watchContent(
  root: string,
  onChange: () => Promise<void>,
  onError: (error: unknown) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watchers = ['flows', 'content'].map((folder) =>
    watch(join(root, folder), { recursive: true, persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void onChange().catch(onError), RELOAD_AFTER_MS);
    }),
  );
  return {
    stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
