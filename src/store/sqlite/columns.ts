/** SQL that follows from the fields of a row, so that no list of parameters is counted by hand. */
import type * as schema from './schema.ts';

type AnyTable = Extract<(typeof schema)[keyof typeof schema], { $inferSelect: object; _: { name: string } }>;
export type TableName = AnyTable['_']['name'];
type TableOf<Name extends TableName> = Extract<AnyTable, { _: { name: Name } }>;
/**
 * A row as SQLite gives it, with the fields of the schema: flags are 0 or 1, and what is JSON there is text. Written by this
 * program alone, so it is trusted, not parsed.
 */
export type RowOf<Name extends TableName> = TableOf<Name>['$inferSelect'];
type ColumnName<Name extends TableName, Field> = Field extends keyof TableOf<Name>
  ? TableOf<Name>[Field] extends { _: { name: infer Column } }
    ? Column
    : never
  : never;
type Snake<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : Text;
/** Fields whose column is called as they are, in snake case: all of them, or the compiler says which is not. */
export type FieldOf<Name extends TableName> = {
  [Field in keyof RowOf<Name> & string]: ColumnName<Name, Field> extends Snake<Field> ? Field : never;
}[keyof RowOf<Name> & string];

/** The parameters for these fields, in their order: for statements on the hot path, which are run with them one by one. */
export type ValuesOf<Name extends TableName, Fields extends readonly FieldOf<Name>[]> = {
  [Place in keyof Fields]: RowOf<Name>[Fields[Place]];
};

export interface Columns<Row> {
  /** `low_data as lowData, …`, for a select. */
  readonly list: string;
  /** `low_data, …` and `?, …`, for an insert. */
  readonly names: string;
  readonly marks: string;
  /** `low_data = ?, …`, for an update. */
  readonly changes: string;
  /**
   * The parameters of these two. By position: better-sqlite3 looks each named one up, which for twenty of them costs half
   * as much again as the statement itself.
   */
  readonly values: (row: Row) => unknown[];
}

/** A row of such a select. */
export type Selected<Of> = Of extends Columns<infer Row> ? Row : never;

/** What stands in SQL for these fields of a table; `table` in front of a column, as in a join. */
export function columnsOf<Name extends TableName, Field extends FieldOf<Name>>(
  table: Name,
  fields: readonly Field[],
): Columns<Pick<RowOf<Name>, Field>> {
  const columns = fields.map(columnOf);
  return {
    list: fields.map((field) => `${table}.${columnOf(field)} as ${quoted(field)}`).join(', '),
    names: columns.join(', '),
    marks: columns.map(() => '?').join(', '),
    changes: columns.map((column) => `${column} = ?`).join(', '),
    values: (row) => fields.map((field) => row[field]),
  };
}

function columnOf(field: string): string {
  return quoted(field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

function quoted(name: string): string {
  return `"${name}"`;
}
