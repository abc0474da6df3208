import type { Store } from './database.ts';

export interface PersonRow {
  id: number;
  email: string;
  name: string;
  /** 0 or 1. */
  staff: number;
  sso_id: string | null;
  /** JSON. */
  data: string;
}

export function personByEmail(store: Store, email: string): PersonRow | null {
  return store.get('SELECT * FROM people WHERE email = ?', email);
}

export function personBySsoId(store: Store, ssoId: string): PersonRow | null {
  return store.get('SELECT * FROM people WHERE sso_id = ?', ssoId);
}

/** Whether the helpdesk is as new: not even its staff are in it. */
export function hasNobody(store: Store): boolean {
  return store.get('SELECT 1 FROM people LIMIT 1') === null;
}

export function personById(store: Store, id: number): PersonRow {
  const row = store.get<PersonRow>('SELECT * FROM people WHERE id = ?', id);
  if (row === null) throw new Error(`No person ${id}`);
  return row;
}

/** Finds by e-mail or adds. A known person keeps the name they have. */
export function ensurePerson(store: Store, email: string, name?: string): PersonRow {
  store.run(
    `INSERT INTO people (email, name) VALUES (?1, ?2)
     ON CONFLICT (email) DO UPDATE SET name = excluded.name WHERE people.name = ''`,
    email,
    name ?? '',
  );
  return found(store, email);
}

/** Adds a staff user, or makes one of somebody known. */
export function ensureStaff(store: Store, email: string, name: string): PersonRow {
  store.run(
    `INSERT INTO people (email, name, staff) VALUES (?1, ?2, 1)
     ON CONFLICT (email) DO UPDATE SET staff = 1`,
    email,
    name,
  );
  return found(store, email);
}

/** Replaces all of a person's data: what Re:amaze does with `user.data`. */
export function overridePersonData(store: Store, id: number, data: Record<string, unknown>): void {
  store.run('UPDATE people SET data = ? WHERE id = ?', JSON.stringify(data), id);
}

export function setSsoId(store: Store, id: number, ssoId: string): void {
  store.run('UPDATE people SET sso_id = ? WHERE id = ?', ssoId, id);
}

function found(store: Store, email: string): PersonRow {
  const row = personByEmail(store, email);
  if (row === null) throw new Error(`No person ${email}`);
  return row;
}
