import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SCHEMA, TABLES } from './schema.ts';

/** The records. Every call is synchronous, so that nothing can come between two lines of a transaction. */
export interface Store {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | null;
  /** The id of the row that was inserted last. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** Commits, or rolls back and throws on. */
  transaction<Result>(work: () => Result): Result;
  /** Milliseconds; never twice the same, so that "newest first" has one answer. */
  now(): number;
  clear(): void;
  close(): void;
}

export function openStore(file: string, clock: () => number): Store {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  database.exec(SCHEMA);
  const statements = new Map<string, StatementSync>();
  let latest = 0;

  function prepared(sql: string): StatementSync {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SQLInputValue[]) => (prepared(sql).get(...values) as Row) ?? null,
    run: (sql, ...values) => Number(prepared(sql).run(...values).lastInsertRowid),
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    now() {
      latest = Math.max(clock(), latest + 1);
      return latest;
    },
    clear() {
      database.exec(TABLES.map((table) => `DELETE FROM ${table};`).join(''));
      database.exec('DELETE FROM sqlite_sequence');
    },
    close: () => database.close(),
  };
}
