import { z } from 'zod';
import type { Scope, Vars } from '../engine/program.ts';
import { textProblems } from './check-text.ts';
import { milliseconds } from './durations.ts';
import { readContent, Reporter } from './files.ts';
import type { Finding } from './findings.ts';
import { reportText } from './report-text.ts';
import { STAFF_TEXTS, STAFF_VALUES, type StaffText } from './staff-texts.ts';
import { compileText, type CompiledText } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { StaffText } from './staff-texts.ts';

const text = z.string().min(1);
const duration = z.string().regex(/^\d+(m|h|d)$/, 'write a number and m, h or d, e.g. 15m');

/** content/mentoring.yaml */
export const mentoringSchema = z.strictObject({
  buttons_valid: duration.describe('how long a button of the staff works'),
  texts: z.record(z.enum(STAFF_TEXTS), text),
});

/** What the staff rooms know from content. */
export interface MentoringBook {
  readonly buttonsValidMs: number;
  say(name: StaffText, values?: Vars): string;
}

/** Loads content/mentoring.yaml; what is wrong with it stands in `findings`. */
export function loadMentoring(root: string, words: Vocabulary): { book: MentoringBook; findings: readonly Finding[] } {
  const reporter = new Reporter();
  const read = readContent(root, 'content/mentoring.yaml', mentoringSchema, reporter);
  const texts = new Map<string, CompiledText>();
  for (const [name, source] of Object.entries(read?.value.texts ?? {})) {
    if (!read) continue;
    const compiled = compileText(source, words, STAFF_VALUES);
    const path = ['texts', name];
    reportText(compiled, { file: read.file, path }, words, reporter);
    for (const { code, severity, message } of textProblems(source, 'message', words))
      reporter[severity](read.file, path, code, message);
    texts.set(name, compiled);
  }
  const scope: Scope = { vars: {}, now: 0, lang: 'id' };
  const book: MentoringBook = {
    buttonsValidMs: milliseconds(read?.value.buttons_valid ?? '7d'),
    say: (name, values) => texts.get(name)?.say(scope, values) ?? '',
  };
  return { book, findings: reporter.findings };
}
