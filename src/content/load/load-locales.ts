import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_TEXTS, SYSTEM_VALUES, type Sentence } from '../../engine/program.ts';
import type { SentenceNames } from '../declarations.ts';
import type { Translation } from '../verbs/flow-parts.ts';
import { VERB_TEXTS } from '../verbs/texts.ts';
import { readContent, type Reporter } from '../files/files.ts';
import { nearest } from '../files/nearest.ts';
import type { OtherTexts, ReadText } from '../words/read-text.ts';
import { reportCaveat, reportText } from '../words/report-text.ts';
import { localeSchema, systemSchemaOf } from '../schema.ts';
import type { FlowSource } from '../verbs/flow-schema.ts';
import { compileText, type CompiledText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

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

/** The sentences that the bot says itself. */
export interface Sentences {
  /** Those of one room; each was there when content was loaded without errors. */
  of<Name extends string>(names: readonly Name[]): Readonly<Record<Name, Sentence>>;
}

/** The sentences of the rooms after those of the engine and of the verbs. */
export function withOwn(declared: readonly SentenceNames[]): readonly SentenceNames[] {
  return [{ names: SYSTEM_TEXTS, values: SYSTEM_VALUES }, { names: VERB_TEXTS, values: [] }, ...declared];
}

/** Loads the sentences that were declared; a language without one of them falls back to Indonesian. */
export function loadSentences(
  root: string,
  languages: readonly string[],
  declared: readonly SentenceNames[],
  words: Vocabulary,
  reporter: Reporter,
): { sentences: Sentences; texts: OtherTexts[] } {
  const schema = systemSchemaOf(declared);
  const valuesOf = new Map(declared.flatMap(({ names, values }) => names.map((name) => [name, values] as const)));
  const others: OtherTexts[] = [];
  const byLanguage = new Map<string, Map<string, CompiledText>>();
  for (const lang of languages.includes('id') ? languages : ['id', ...languages]) {
    const read = readContent(root, `content/locales/${lang}/system.yaml`, schema, reporter);
    if (!read) continue;
    const texts = new Map<string, CompiledText>();
    const written = Object.entries(read.value).flatMap(([key, text]) => (text === undefined ? [] : [{ key, text }]));
    for (const { key, text } of written) {
      const compiled = compileText(text, words, valuesOf.get(key));
      const place = { file: read.file, path: [key] };
      reportText(compiled, place, words, reporter);
      if (key !== 'caveat') reportCaveat([compiled], place, 'elsewhere', words, reporter);
      texts.set(key, compiled);
    }
    if (lang === 'id') {
      for (const key of valuesOf.keys())
        if (!texts.has(key)) reporter.error(read.file, [], 'KJ024', `the sentence "${key}" is missing`);
    }
    byLanguage.set(lang, texts);
    const said = written.map(({ key, text }): ReadText => ({ text, kind: 'message', path: [key] }));
    others.push({ file: read.file, lang, texts: said });
  }
  const sentence =
    (key: string): Sentence =>
    (scope, values) =>
      (byLanguage.get(scope.lang)?.get(key) ?? byLanguage.get('id')?.get(key))?.say(scope, values) ?? '';
  const sentences: Sentences = {
    of: <Name extends string>(names: readonly Name[]) =>
      Object.fromEntries(names.map((name) => [name, sentence(name)])) as Record<Name, Sentence>,
  };
  return { sentences, texts: others };
}
