import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** One file names another: by import, export from, `import()`, an import type, or `new URL(…, import.meta.url)`. */
export interface Arrow {
  /** Paths from the root of the repository, with `/`. */
  readonly from: string;
  readonly to: string;
}

/** Every arrow between two source files of these folders of `root`, in the order of the text. */
export function readArrows(root: string, folders: readonly string[]): Arrow[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/.test(name))
      .sort()
      .map((name) => join(root, folder, name)),
  );
  const known = new Set(files);
  return files.flatMap((file) =>
    namesIn(readFileSync(file, 'utf8'))
      .map((path) => resolve(dirname(file), path))
      .filter((target) => known.has(target))
      .map((target) => ({ from: relative(root, file), to: relative(root, target) })),
  );
}

/** The relative paths that a source text names. A path that is put together at run time is not seen. */
export function namesIn(source: string): string[] {
  const names: string[] = [];
  const keep = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node) && node.text.startsWith('.')) names.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) keep(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node)) keep(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) keep(node.arguments[0]);
    else if (ts.isNewExpression(node) && node.expression.getText(file) === 'URL' && isHere(node.arguments?.[1]))
      keep(node.arguments?.[0]);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
  const isHere = (base: ts.Node | undefined) => base?.getText(file) === 'import.meta.url';
  visit(file);
  return names;
}

/** The shortest circle through each file that stands on one and in none named before it; it begins and ends with the same file. */
export function circlesOf(arrows: readonly Arrow[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found: string[][] = [];
  const known = new Set<string>();
  for (const start of [...next.keys()].sort()) {
    if (known.has(start)) continue;
    const circle = wayBack(start, next);
    if (!circle) continue;
    found.push(circle);
    for (const file of circle) known.add(file);
  }
  return found;
}

/** The shortest way from a file to itself; null where there is none. */
function wayBack(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const cameFrom = new Map<string, string>();
  const line = [start];
  for (const file of line) {
    for (const to of next.get(file) ?? []) {
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      if (to === start) return backFrom(start, cameFrom);
      line.push(to);
    }
  }
  return null;
}

function backFrom(start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [start];
  for (let file = cameFrom.get(start) ?? start; file !== start; file = cameFrom.get(file) ?? start) way.unshift(file);
  return [start, ...way];
}
