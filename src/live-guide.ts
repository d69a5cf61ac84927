import { existsSync, readdirSync, statSync } from 'node:fs';
import { chmod, cp, readdir, rename, rm } from 'node:fs/promises';
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

/** Files must be the same at two looks, so that none is read half written. */
const LOOK_EVERY_MS = 300;
const FOLDERS = ['flows', 'content'] as const;
/** Folders below folders. */
const DEEPEST = 6;
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
    learnt: trainedModel(lessonsOf(content), keeping),
  });
  return { guide, content, findings };
}

function lessonsOf({ questions, outside, wishes }: Content) {
  return { questions: questions.map(({ source }) => source), outside, wishes };
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
  /** The files are broken now, and the last good ones are in force. */
  isBroken(): boolean;
  stop(): void;
}

export interface LiveGuideOptions {
  readonly root: string;
  /** Where models that were learnt, and the last good content, are kept. */
  readonly dataDir: string;
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
  const good = join(options.dataDir, 'last-good-content');
  const keeping: Keeping = {
    folder: join(options.dataDir, 'models'),
    told: (phrasings) => log.info({ phrasings }, 'learning from the questions, once for this content: some seconds'),
  };
  const files = { areBroken: false };
  let loaded = startWith(await store.flowVersions());
  if (!files.areBroken) await keepGoodHere();
  await keepVersions(loaded, store, now());
  for (const dropped of loaded.content.dropped)
    log.warn(dropped, 'a stored flow version no longer compiles; its sessions move on');
  const watching = watchContent(root, reload, (error) =>
    log.error({ err: error }, 'changed content could not be read: the old version goes on'),
  );
  return { current: () => loaded, isBroken: () => files.areBroken, stop: () => watching.stop() };

  /** Broken content stops no start where good content was in force before. */
  function startWith(known: readonly FlowVersion[]): LoadedGuide {
    try {
      return loadSoundGuide(root, now(), known, keeping);
    } catch (error) {
      if (!existsSync(good)) throw error;
      const loadedBefore = loadSoundGuide(good, now(), known, keeping);
      log.error({ err: error }, 'THE CONTENT IS BROKEN: the last good one is in force until it is mended');
      files.areBroken = true;
      return loadedBefore;
    }
  }

  async function keepGoodHere(): Promise<void> {
    await keepGood(root, good).catch((error: unknown) =>
      log.error({ err: error }, 'the content could not be kept for a start that finds it broken'),
    );
  }

  async function reload(): Promise<void> {
    const parts = loadParts(root, now(), await store.flowVersions());
    const broken = brokenIn(parts.findings);
    files.areBroken = broken !== null;
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
    await keepGoodHere();
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

/**
 * Reloads when the files below flows/ or content/ are others than before and have come to rest. It looks itself: what the
 * system tells of changes misses files that are renamed over others, and folders that are swapped.
 */
function watchContent(
  root: string,
  onChange: () => Promise<void>,
  onError: (error: unknown) => void,
): { stop(): void } {
  let taken = signatureOf(root);
  let last = taken;
  let isBusy = false;
  const timer = setInterval(() => {
    const now = signatureOf(root);
    const isAtRest = now === last;
    last = now;
    if (isBusy || !isAtRest || now === taken) return;
    taken = now;
    isBusy = true;
    void onChange()
      .catch(onError)
      .finally(() => {
        isBusy = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Every file with what tells one state of it from another. */
function signatureOf(root: string): string {
  return FOLDERS.flatMap((folder) => filesBelow(join(root, folder), 0)).join('\n');
}

/** Links are followed, and one that leads round in a circle only so far. What editors put beside a file is none. */
function filesBelow(folder: string, depth: number): string[] {
  if (depth > DEEPEST) return [];
  try {
    return readdirSync(folder).flatMap((name) => {
      if (/^[.#]|~$/.test(name)) return [];
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory()) return filesBelow(path, depth + 1);
      return stats ? [`${path} ${stats.ino} ${stats.size} ${stats.mtimeMs}`] : [];
    });
  } catch (error) {
    return [`${folder} ${error instanceof Error && 'code' in error ? String(error.code) : ''}`];
  }
}

/** Keeps the files of a sound content beside the data, for a start that finds broken ones. */
async function keepGood(root: string, good: string): Promise<void> {
  const draft = `${good}.new`;
  await rm(draft, { recursive: true, force: true });
  for (const folder of FOLDERS) await cp(join(root, folder), join(draft, folder), { recursive: true });
  // A copy keeps the modes of what was copied; in the data folder all is for its owner alone.
  for (const entry of await readdir(draft, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o600);
  await rm(good, { recursive: true, force: true });
  await rename(draft, good);
}
