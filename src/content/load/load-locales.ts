import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_TEXTS, type Program, type Scope, type SystemText, type Vars } from '../../engine/program.ts';
import type { Translation } from '../compile/compile-parts.ts';
import { readContent, type Reporter } from '../files/files.ts';
import type { ReadText } from './flow-texts.ts';
import { nearest } from '../files/nearest.ts';
import type { OtherTexts } from './other-texts.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import { localeSchema, systemSchema, type FlowSource } from '../schema.ts';
import { compileText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Placeholders that the engine and the turn supply to system texts. */
const SYSTEM_VALUES = [
  'min',
  'max',
  'options',
  'title',
  'right',
  'total',
  'rows',
  'code',
  'label',
  'value',
  'phase',
  'date',
  'count',
];

/** Languages that content/locales has a folder for. */
export function listLanguages(root: string): string[] {
  const folder = join(root, 'content/locales');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** A flow's words in the other languages: language → step → words. */
export function loadTranslations(root: string, flow: FlowSource, languages: readonly string[], reporter: Reporter) {
  const found = new Map<string, ReadonlyMap<string, Translation>>();
  const texts: OtherTexts[] = [];
  for (const lang of languages) {
    const name = `content/locales/${lang}/flows/${flow.flow}.yaml`;
    if (lang === 'id' || !existsSync(join(root, name))) continue;
    const read = readContent(root, name, localeSchema, reporter);
    if (!read) continue;
    const steps = new Map<string, Translation>();
    for (const [step, entry] of Object.entries(read.value)) {
      const target = flow.steps.find(({ id }) => id === step);
      if (!target)
        reporter.error(
          read.file,
          [step],
          'KJ012',
          `flow "${flow.flow}" has no step "${step}"`,
          nearest(
            step,
            flow.steps.map(({ id }) => id),
          ),
        );
      steps.set(step, translationOf(entry));
    }
    for (const step of flow.steps) {
      const speaks = 'ask' in step || ('say' in step && step.say !== undefined);
      if (speaks && !steps.has(step.id))
        reporter.warning(read.file, [], 'KJ012', `step "${step.id}" has no words in "${lang}"`);
    }
    found.set(lang, steps);
    texts.push({
      file: read.file,
      lang,
      texts: [...steps].flatMap(([step, entry]) => textsOfTranslation(step, entry)),
    });
  }
  return { translations: found, texts };
}

function translationOf(
  entry: string | { say?: string | string[]; ask?: string; otherwise?: string; end?: string; choices?: string[] },
): Translation {
  if (typeof entry === 'string') return { say: [entry], ask: entry, end: entry };
  const { say, ...rest } = entry;
  return say === undefined ? rest : { ...rest, say: Array.isArray(say) ? say : [say] };
}

function textsOfTranslation(step: string, entry: Translation): ReadText[] {
  const messages = new Set([...(entry.say ?? []), entry.ask, entry.otherwise, entry.end]);
  return [
    ...[...messages].flatMap((text): ReadText[] =>
      text === undefined ? [] : [{ text, kind: 'message', path: [step] }],
    ),
    ...(entry.choices ?? []).map((text): ReadText => ({ text, kind: 'label', path: [step] })),
  ];
}

/** The sentences of the bot itself; a language without one of them falls back to Indonesian. */
export function loadSystem(
  root: string,
  languages: readonly string[],
  words: Vocabulary,
  reporter: Reporter,
): { system: Program['system']; texts: OtherTexts[] } {
  const others: OtherTexts[] = [];
  const byLanguage = new Map<string, Map<string, ReturnType<typeof compileText>>>();
  for (const lang of languages.includes('id') ? languages : ['id', ...languages]) {
    const read = readContent(root, `content/locales/${lang}/system.yaml`, systemSchema, reporter);
    if (!read) continue;
    const texts = new Map<string, ReturnType<typeof compileText>>();
    for (const [key, text] of Object.entries(read.value)) {
      const compiled = compileText(text, words, SYSTEM_VALUES);
      const place = { file: read.file, path: [key] };
      reportText(compiled, place, words, reporter);
      if (key !== 'caveat') reportCaveat([compiled], place, 'elsewhere', words, reporter);
      texts.set(key, compiled);
    }
    if (lang === 'id') {
      for (const key of SYSTEM_TEXTS)
        if (!texts.has(key)) reporter.error(read.file, [], 'KJ024', `the sentence "${key}" is missing`);
    }
    byLanguage.set(lang, texts);
    const sentences = Object.entries(read.value).map(([key, text]): ReadText => ({
      text,
      kind: 'message',
      path: [key],
    }));
    others.push({ file: read.file, lang, texts: sentences });
  }
  const say = (key: SystemText) => (scope: Scope, values?: Vars) =>
    (byLanguage.get(scope.lang)?.get(key) ?? byLanguage.get('id')?.get(key))?.say(scope, values) ?? '';
  const system = Object.fromEntries(SYSTEM_TEXTS.map((key) => [key, say(key)])) as Program['system'];
  return { system, texts: others };
}
