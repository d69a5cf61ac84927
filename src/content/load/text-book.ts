import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vars } from '../../engine/program.ts';
import { textProblems } from '../words/text-problems.ts';
import { readContent, type Reporter } from '../files/files.ts';
import { reportText } from '../words/report-text.ts';
import { compileText, type CompiledText } from '../words/texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { scopeOfNobody } from '../../engine/nobody.ts';

/** Sentences by name, for the rooms beside the dialogues. */
export interface TextBook<Name extends string> {
  say(name: Name, values?: Vars): string;
}

/** Where a book of sentences lies, which it must hold, and which placeholders its users supply. */
export interface BookForm<Name extends string> {
  readonly file: string;
  readonly names: readonly Name[];
  readonly values: readonly string[];
}

/** Loads a book of sentences: each must be there, be well-formed and be readable; findings go to the reporter. */
export function loadTextBook<Name extends string>(
  root: string,
  form: BookForm<Name>,
  words: Vocabulary,
  reporter: Reporter,
): TextBook<Name> {
  const texts = new Map<string, CompiledText>();
  const schema = z.strictObject({ texts: z.record(z.enum(form.names), z.string().min(1)) });
  const read = existsSync(join(root, form.file)) ? readContent(root, form.file, schema, reporter) : null;
  for (const [name, source] of Object.entries<string>(read?.value.texts ?? {})) {
    if (!read) continue;
    const compiled = compileText(source, words, form.values);
    const path = ['texts', name];
    reportText(compiled, { file: read.file, path }, words, reporter);
    for (const { code, severity, message } of textProblems(source, 'message', words))
      reporter[severity](read.file, path, code, message);
    texts.set(name, compiled);
  }
  const scope = scopeOfNobody();
  return { say: (name, values) => texts.get(name)?.say(scope, values) ?? '' };
}
