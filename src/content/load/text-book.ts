import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scopeOfNobody } from '../../engine/nobody.ts';
import type { Vars } from '../../engine/program.ts';
import type { SentenceNames } from '../declarations.ts';
import { readContent, type Reporter } from '../files/files.ts';
import { text } from '../schema-pieces.ts';
import { reportText, type TextPlace } from '../words/report-text.ts';
import { textProblems, type TextKind } from '../words/text-problems.ts';
import { compileText, type CompiledText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Sentences by name, for the rooms beside the dialogues. */
export interface TextBook<Name extends string = string> {
  say(name: Name, values?: Vars): string;
}

export const ANNOUNCEMENTS_FILE = 'content/announcements.yaml';

/** Where a book of sentences lies, which it must hold, and which placeholders its users supply. */
interface BookForm extends SentenceNames {
  readonly file: string;
}

/** Nothing is known of whoever reads them. */
export const NOBODY = scopeOfNobody();

/** The shape of a file that holds a book and nothing else. */
export function bookSchemaOf({ names }: SentenceNames) {
  return z.strictObject({ texts: textsSchemaOf(names) });
}

/** Sentences by name: each must be there, and no others. */
export function textsSchemaOf(names: readonly string[]) {
  return z.record(z.enum(names), text);
}

/** Loads a book of sentences: each must be there, be well-formed and be readable; findings go to the reporter. */
export function loadTextBook(root: string, form: BookForm, words: Vocabulary, reporter: Reporter): TextBook {
  const read = existsSync(join(root, form.file)) ? readContent(root, form.file, bookSchemaOf(form), reporter) : null;
  if (!read) return { say: () => '' };
  const place = { file: read.file, path: ['texts'] };
  return compileBook(read.value.texts, place, form.values, words, reporter);
}

/** Compiles the sentences that stand at a place of a file. */
export function compileBook(
  sources: Readonly<Record<string, string>>,
  { file, path }: TextPlace,
  values: readonly string[],
  words: Vocabulary,
  reporter: Reporter,
): TextBook {
  const texts = new Map<string, CompiledText>();
  for (const [name, source] of Object.entries(sources)) {
    const place = { file, path: [...path, name] };
    texts.set(name, compileReadable(source, 'message', place, words, reporter, values));
  }
  return { say: (name, given) => texts.get(name)?.say(NOBODY, given) ?? '' };
}

/** Compiles one text outside the dialogues and reports what is wrong or hard to read in it. */
export function compileReadable(
  source: string,
  kind: TextKind,
  place: TextPlace,
  words: Vocabulary,
  reporter: Reporter,
  values: readonly string[] = [],
): CompiledText {
  const compiled = compileText(source, words, values);
  reportText(compiled, place, words, reporter);
  for (const { code, severity, message } of textProblems(source, kind, words))
    reporter[severity](place.file, place.path, code, message);
  return compiled;
}
