import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** As much of a Durable Object's SQL storage as the ledger uses, on Node's own SQLite, so that crashes cost nothing. */
export interface Storage {
  sql: SqlStorage;
  /** After this nothing is written any more, as if the process had died. */
  crash(): void;
}

/** A new life on the same database. */
export function openStorage(database: DatabaseSync): Storage {
  let alive = true;
  const exec = (statement: string, ...bindings: SQLInputValue[]) => {
    if (!alive) throw new Error('crashed');
    if (bindings.length === 0 && !/^\s*SELECT/i.test(statement)) {
      database.exec(statement);
      return { toArray: () => [] };
    }
    const rows = database.prepare(statement).all(...bindings);
    return { toArray: () => rows, raw: () => rows.map((row) => Object.values(row)) };
  };
  return {
    sql: { exec } as unknown as SqlStorage,
    crash() {
      alive = false;
    },
  };
}

export function openDatabase(): DatabaseSync {
  return new DatabaseSync(':memory:');
}
