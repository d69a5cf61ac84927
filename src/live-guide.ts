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
import type { FlowVersion } from './store/content.ts';
import type { Store } from './store/store.ts';
import { buildGuide } from './turn/build-guide.ts';
import type { Guide } from './turn/guide.ts';
import { TURN_TEXTS } from './turn/texts.ts';

const RELOAD_AFTER_MS = 300;

export interface LoadedGuide {
  readonly guide: Guide;
  readonly content: Content;
  readonly findings: readonly Finding[];
}

/** Loads flows/ and content/ below `root` and makes them into what the turn needs. */
export function loadGuide(root: string, now: number, known: readonly FlowVersion[] = []): LoadedGuide {
  const content = loadContent(root, now, DECLARATIONS, known);
  const { answers, findings } = compileAnswers(content);
  const labels = [...content.words.variables].flatMap(([name, variable]) => {
    if (variable.label === undefined) return [];
    const compiled = compileText(`{${name}}`, content.words);
    return [{ name, label: variable.label, say: (scope: Parameters<typeof compiled.say>[0]) => compiled.say(scope) }];
  });
  const guide = buildGuide({
    program: content.program,
    texts: content.sentences.of([...SYSTEM_TEXTS, ...TURN_TEXTS]),
    commands: content.settings.commands,
    notice: content.notice,
    labels,
    answers,
    questions: content.questions.map(({ source }) => source),
    reminders: content.reminders.rules,
    outside: content.outside,
  });
  return { guide, content, findings: [...content.findings, ...findings] };
}

/** At the start a broken flow is refused, and its findings are named. */
export async function loadFirst(root: string, store: Store, now: number, log: Logger): Promise<LoadedGuide> {
  const loaded = loadGuide(root, now, await store.flowVersions());
  const errors = loaded.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new KawanError('content_invalid', errors.slice(0, 5).map(formatFinding).join('\n'));
  }
  await keepVersions(loaded, store, now);
  for (const dropped of loaded.content.dropped)
    log.warn(dropped, 'a stored flow version no longer compiles; its sessions move on');
  return loaded;
}

/** While running a broken flow changes nothing: the old version goes on, and the log says why. */
export async function reload(root: string, store: Store, now: number, log: Logger): Promise<LoadedGuide | null> {
  const loaded = loadGuide(root, now, await store.flowVersions());
  const errors = loaded.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    log.error(
      { findings: errors.slice(0, 5).map(formatFinding) },
      'changed content is broken: the old version goes on',
    );
    return null;
  }
  await keepVersions(loaded, store, now);
  log.info({ program: loaded.content.program.version }, 'content reloaded');
  return loaded;
}

async function keepVersions(loaded: LoadedGuide, store: Store, now: number): Promise<void> {
  const versions = loaded.content.flows.map(({ flow, source }) => ({ flow: flow.id, version: flow.version, source }));
  await store.saveFlowVersions(versions, now);
}

/** Reloads a moment after the last change below flows/ or content/. */
export function watchContent(
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
