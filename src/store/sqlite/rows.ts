import type * as schema from './schema.ts';

type Tables = typeof schema;
type Column = { _: { name: string; data: unknown; notNull: boolean } };
type ValueOf<Of extends Column> = Of['_']['notNull'] extends true ? Of['_']['data'] : Of['_']['data'] | null;

/**
 * A row as SQLite gives it for `select *`: columns by their names in SQL, with the types that the schema says. Written by
 * this program alone, so it is trusted, not parsed.
 */
export type Row<Name extends keyof Tables> = {
  [
    Key in keyof Tables[Name]['_']['columns'] as Tables[Name]['_']['columns'][Key] extends Column
      ? Tables[Name]['_']['columns'][Key]['_']['name']
      : never
  ]: Tables[Name]['_']['columns'][Key] extends Column ? ValueOf<Tables[Name]['_']['columns'][Key]> : never;
};
