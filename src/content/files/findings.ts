/** Every finding of `flows check`, by number. docs/findings.md explains each; a test keeps the two together. */
export const FINDINGS = {
  KJ001: 'The file is not valid YAML.',
  KJ002: 'The file does not have the expected shape.',
  KJ003: 'Two things have the same id.',
  KJ004: 'A step goes to a target that does not exist.',
  KJ005: 'A step can never be reached.',
  KJ006: 'From this step there is no way to an end or to a question.',
  KJ007: 'Steps go round in a loop without ever waiting for the person.',
  KJ008: 'Two options can be meant by the same words.',
  KJ009: 'A placeholder names no fact and no variable.',
  KJ010: 'A condition or expression (CEL) is wrong.',
  KJ011: 'A variable, quiz, flow or picture is named that does not exist.',
  KJ012: 'A translation is missing or names a step that does not exist.',
  KJ013: 'A picture file is missing or too large.',
  KJ014: 'A text is longer than a small phone or a channel takes.',
  KJ015: 'A text is hard to read.',
  KJ016: 'A value that can change is typed into the text; it belongs to content/facts.yaml.',
  KJ017: 'A fact has not been checked for more than 180 days.',
  KJ018: 'A fact that demands the "pastikan ke BPJS 165" line is said without it.',
  KJ019: 'One keyword starts two dialogues.',
  KJ020: 'A knowledge item needs exactly one right option.',
  KJ021: 'The same phrasing belongs to two questions.',
  KJ022: 'A text blames or uses a word that people do not know.',
  KJ023: 'People stand on a step that this version removes.',
  KJ024: 'A sentence of the system texts is missing.',
  KJ025: 'A message text is not valid ICU MessageFormat.',
  KJ026: 'A reminder does not begin with exactly one question.',
  KJ027: 'A reminder cannot be switched off in its own dialogue.',
  KJ028: 'A reminder speaks in the quiet hours, or on a day that no month has.',
  KJ029: 'A picture is older than its words; it must be drawn anew.',
  KJ030: 'A value is none of those that its variable can have.',
  KJ031: 'A name is a reserved word of CEL.',
  KJ032: 'An abbreviation or a hard word stands without an explanation.',
} as const;

/** What to do about a finding, where its message does not say so already. */
export const HINTS: Partial<Record<keyof typeof FINDINGS, string>> = {
  KJ001: 'look for a missing quote, a tab, or a line that is indented differently',
  KJ005: 'let an option or "go" lead there, or take the step out',
  KJ006: 'let it go on to a question, or to a step with "end: true"',
  KJ007: 'put a question into the loop, or leave the loop',
  KJ008: 'give the options different words, or take the shared word out of "also"',
  KJ014: 'split it into two messages',
  KJ015: 'use shorter sentences and everyday words; say what an abbreviation means where it first stands',
  KJ016: 'write its value into content/facts.yaml with source and date, and name it here, e.g. {dues.class3}',
  KJ017: 'check it against its source, then correct "value" and "checked"',
  KJ020: 'mark exactly one option with "right: true"',
  KJ021: 'keep it with the question it fits best',
  KJ022: 'say it kindly, in everyday Indonesian',
  KJ023: 'lead them on with "moved: { old_step: new_step }"',
  KJ029: 'run `node tools/render-posters.ts`, look at the picture, and commit it',
  KJ031: 'choose another name',
};

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  code: FindingCode;
  severity: 'error' | 'warning';
  /** Relative to the root. */
  file: string;
  line: number;
  column: number;
  message: string;
  /** What its reader can do. */
  hint?: string;
}

/** `file:line:column KJ004 error: message (hint)` */
export function formatFinding(finding: Finding): string {
  const { file, line, column, code, severity, message, hint } = finding;
  return `${file}:${line}:${column} ${code} ${severity}: ${message}${hint === undefined ? '' : ` → ${hint}`}`;
}
