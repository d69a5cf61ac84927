/**
 * SQLite as WebAssembly behind the part of better-sqlite3's interface that the store uses. It reads and writes through
 * Node's own `fs`, where a test can see every fsync; the native library's cannot be seen from inside Node.
 */
import { Database, SQLite3Error, type Statement } from 'node-sqlite3-wasm';

type Bind = string | number | bigint | null;

/** Set by a test to see that it would notice: FULL is asked for, NORMAL is had, and FULL is claimed. */
export const disk = { weakened: false };

const connections = new Set<WasmDatabase>();

class WasmStatement {
  private readonly statement: Statement;
  private plucked = false;

  constructor(statement: Statement) {
    this.statement = statement;
  }

  pluck(): this {
    this.plucked = true;
    return this;
  }

  run(...values: Bind[]) {
    return this.statement.run(values);
  }

  /** All rows are fetched even for one: a statement left halfway would hold its snapshot. */
  get(...values: Bind[]): unknown {
    return this.all(...values)[0];
  }

  all(...values: Bind[]): unknown[] {
    return this.statement.all(values).map((row) => (this.plucked ? Object.values(row)[0] : row));
  }

  iterate(...values: Bind[]): Iterable<unknown> {
    return this.all(...values);
  }

  finalize(): void {
    this.statement.finalize();
  }
}

export default class WasmDatabase {
  static readonly SqliteError = SQLite3Error;
  private readonly db: Database;
  private readonly statements: WasmStatement[] = [];

  constructor(file: string) {
    this.db = new Database(file);
    // Without shared memory WAL works only for one connection, which then keeps the WAL's index in its own memory.
    this.db.exec('pragma locking_mode = exclusive');
    connections.add(this);
  }

  pragma(source: string, form?: { simple?: boolean }): unknown {
    const normalised = source.replaceAll(' ', '').toLowerCase();
    if (disk.weakened && normalised === 'synchronous=full') this.db.exec('pragma synchronous = normal');
    else if (disk.weakened && normalised === 'synchronous') return 2;
    else {
      const rows = this.db.all(`pragma ${source}`);
      return form?.simple ? Object.values(rows[0] ?? {})[0] : rows;
    }
    return [];
  }

  prepare(sql: string): WasmStatement {
    const statement = new WasmStatement(this.db.prepare(sql));
    this.statements.push(statement);
    return statement;
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  transaction<A extends unknown[], R>(work: (...args: A) => R): ((...args: A) => R) & { immediate: (...args: A) => R } {
    const within =
      (begin: string) =>
      (...args: A): R => {
        this.db.exec(begin);
        try {
          const result = work(...args);
          this.db.exec('commit');
          return result;
        } catch (error) {
          if (this.db.inTransaction) this.db.exec('rollback');
          throw error;
        }
      };
    return Object.assign(within('begin'), { immediate: within('begin immediate') });
  }

  close(): void {
    for (const statement of this.statements.splice(0)) statement.finalize();
    this.db.close();
    connections.delete(this);
  }
}

/** What the checkpoint worker of a server does beside the writer. */
export function checkpointAll(): void {
  for (const connection of connections) connection.pragma('wal_checkpoint(PASSIVE)');
}
