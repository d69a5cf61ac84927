import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { HINTS, type Finding, type FindingCode } from './findings.ts';

export type PathSegment = string | number;

/** A YAML file with its value and the place of every part, for findings that point at it. */
export interface ContentFile {
  readonly name: string;
  readonly doc: Document;
  readonly lines: LineCounter;
}

/** Gathers findings; every one points at a place in a file. */
export class Reporter {
  readonly findings: Finding[] = [];

  /** `hint` says what its reader can do, where that is more than the finding's own hint. */
  error(file: ContentFile, path: readonly PathSegment[], code: FindingCode, message: string, hint?: string): void {
    this.add('error', file, path, code, message, hint);
  }

  warning(file: ContentFile, path: readonly PathSegment[], code: FindingCode, message: string, hint?: string): void {
    this.add('warning', file, path, code, message, hint);
  }

  private add(
    severity: Finding['severity'],
    file: ContentFile,
    path: readonly PathSegment[],
    code: FindingCode,
    message: string,
    hint: string | undefined,
  ) {
    const told = hint ?? HINTS[code];
    this.findings.push({
      code,
      severity,
      file: file.name,
      ...placeOf(file, path),
      message,
      ...(told && { hint: told }),
    });
  }
}

/** Line and column (from 1) of a part; of its nearest parent where it is absent. */
function placeOf(file: ContentFile, path: readonly PathSegment[]): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const node = file.doc.getIn(path.slice(0, length), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) {
      const { line, col } = file.lines.linePos(offset);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

/** Reads one file; null when it is absent, not YAML, or not of the expected shape (with findings that say where). */
export function readContent<T>(
  root: string,
  name: string,
  schema: z.ZodType<T>,
  reporter: Reporter,
): { file: ContentFile; value: T } | null {
  const path = join(root, name);
  const lines = new LineCounter();
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const file = { name, doc, lines };
  if (text === '') {
    reporter.error(file, [], 'KJ002', 'the file is missing or empty');
    return null;
  }
  for (const problem of doc.errors) {
    const { line, col } = lines.linePos(problem.pos[0]);
    reporter.findings.push({
      code: 'KJ001',
      severity: 'error',
      file: name,
      line,
      column: col,
      message: problem.message,
    });
  }
  if (doc.errors.length > 0) return null;
  const parsed = schema.safeParse(doc.toJS());
  if (parsed.success) return { file, value: parsed.data };
  for (const { path: at, message } of flatIssues(parsed.error.issues)) reporter.error(file, at, 'KJ002', message);
  return null;
}

/** As `readContent`, for a file that may be absent: null then, without a finding. */
export function readOptional<T>(root: string, name: string, schema: z.ZodType<T>, reporter: Reporter): T | null {
  return existsSync(join(root, name)) ? (readContent(root, name, schema, reporter)?.value ?? null) : null;
}

/** A place for findings about something that is in no file. */
export function emptyFile(name: string): ContentFile {
  return { name, doc: parseDocument(''), lines: new LineCounter() };
}

/** YAML files of a folder below the root, sorted, tests left out. */
export function listContent(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml') && !/^[.#]/.test(file) && !file.endsWith('.test.yaml'))
    .sort()
    .map((file) => `${folder}/${basename(file)}`);
}

/** A union's issues name only the union; its nearest alternative says what is really wrong. */
function flatIssues(issues: readonly z.core.$ZodIssue[]): { path: PathSegment[]; message: string }[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code !== 'invalid_union') return [{ path, message: `${path.join('.')}: ${issue.message}` }];
    const nearest = [...issue.errors].sort((a, b) => distance(a) - distance(b))[0] ?? [];
    return flatIssues(nearest).map((inner) => ({
      path: [...path, ...inner.path],
      message: `${path.join('.')}: ${inner.message}`,
    }));
  });
}

/** How far an alternative is from what was written: unknown keys tell most. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 3 * issue.keys.length : 1), 0);
}
