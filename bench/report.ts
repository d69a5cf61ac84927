import { readFileSync } from 'node:fs';

export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly goal: number;
  /** `least`: the figure must be at least the goal; `most`: at most. */
  readonly bound: 'least' | 'most';
  readonly unit: string;
}

/** One part of the benchmark: what was measured, and how it stands beside its goals. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly goals: readonly Goal[];
}

function isMet({ measured, goal, bound }: Goal): boolean {
  return bound === 'least' ? measured >= goal : measured <= goal;
}

/** Three significant digits. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** Rows as an aligned table; figures to the right. */
function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => textOf(row[column])));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const isFigure = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'));
  const lineOf = (line: readonly string[]) =>
    line
      .map((cell, i) => (isFigure[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [lineOf(columns), ...cells.map(lineOf)].map((line) => `  ${line}`).join('\n');
}

function textOf(value: string | number | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? round(value).toLocaleString('en-US') : value;
}

export function sectionText({ title, rows }: Section): string {
  return `\n${title}\n${tableOf(rows)}`;
}

export function goalsText(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ goals }) =>
    goals.map((goal) => ({
      goal: goal.what,
      measured: `${textOf(goal.measured)}${goal.unit}`,
      bound: `${goal.bound === 'least' ? '≥' : '≤'} ${goal.goal}${goal.unit}`,
      '': isMet(goal) ? 'met' : 'MISSED',
    })),
  );
  return `\nGoals\n${tableOf(rows)}`;
}

/** The result as it is written to a file. */
export function jsonOf(quick: boolean, fsyncMicros: number, sections: readonly Section[]) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return {
    version,
    node: process.version,
    at: new Date().toISOString(),
    quick,
    fsyncMicros: round(fsyncMicros),
    sections: sections.map(({ name, rows, goals }) => ({
      name,
      rows,
      goals: goals.map((goal) => ({ ...goal, measured: round(goal.measured), met: isMet(goal) })),
    })),
  };
}
