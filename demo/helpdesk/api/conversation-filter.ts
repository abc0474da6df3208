import { OPEN_STATUSES, STATUS } from '../store/statuses.ts';
import { addDates } from './dates.ts';
import { addTo, type Filter } from './paging.ts';

/** What a filter has to ask about the people the helpdesk knows. */
export interface Acquaintance {
  idByEmail(email: string): number | null;
  idBySsoId(id: string): number | null;
  /** What an unknown person lists. */
  unknown: 'empty' | 'everything';
  /** Whether it makes no difference who is asked for. */
  ignored: boolean;
}

const STATUS_FILTERS: Record<string, string> = {
  all: '',
  archived: `status = ${STATUS.archived}`,
  open: `status IN (${OPEN_STATUSES.join(', ')})`,
  unassigned: `assignee_id IS NULL AND status <> ${STATUS.archived}`,
};
const NOT_ARCHIVED = `status <> ${STATUS.archived}`;

const ORDERS: Record<string, string> = {
  updated: 'customer_at DESC NULLS LAST, id DESC',
  changed: 'updated_at DESC, id DESC',
};

/** The parameters of GET /conversations. Throws a 422 for a date that is none. */
export function conversationFilter(query: URLSearchParams, people: Acquaintance): Filter {
  const filter: Filter = { conditions: [], values: [] };
  const status = STATUS_FILTERS[query.get('filter') ?? ''] ?? NOT_ARCHIVED;
  if (status !== '') addTo(filter, status);
  addPerson(filter, query, people);
  addTags(filter, query.get('tag'));
  const category = query.get('category');
  if (category !== null) addTo(filter, 'category = ?', category);
  addData(filter, query);
  addDates(filter, query, 'customer_at');
  return filter;
}

export function conversationOrder(query: URLSearchParams): string {
  return ORDERS[query.get('sort') ?? ''] ?? 'created_at DESC, id DESC';
}

/** All of the comma-separated tags, on a query that has `conversations` in it. */
export function addTags(filter: Filter, tags: string | null): void {
  for (const tag of (tags ?? '').split(',').map((part) => part.trim())) {
    if (tag === '') continue;
    addTo(filter, 'EXISTS (SELECT 1 FROM tags WHERE conversation_id = conversations.id AND tag = ?)', tag);
  }
}

function addPerson(filter: Filter, query: URLSearchParams, people: Acquaintance): void {
  if (people.ignored) return;
  const email = query.get('for');
  if (email !== null) addFollower(filter, people.idByEmail(email), people.unknown);
  const ssoId = query.get('for_id');
  if (ssoId !== null) addFollower(filter, people.idBySsoId(ssoId), people.unknown);
}

function addFollower(filter: Filter, id: number | null, unknown: Acquaintance['unknown']): void {
  if (id !== null) addTo(filter, 'id IN (SELECT conversation_id FROM followers WHERE person_id = ?)', id);
  else if (unknown === 'empty') addTo(filter, 'FALSE');
}

function addData(filter: Filter, query: URLSearchParams): void {
  for (const [name, value] of query) {
    const [, key] = /^data\[(.+)\]$/.exec(name) ?? [];
    if (key === undefined) continue;
    // A boolean is 1 or 0 to SQLite, but "true" or "false" in an address.
    addTo(
      filter,
      `EXISTS (SELECT 1 FROM json_each(conversations.data) AS entry WHERE entry.key = ?
         AND CASE entry.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
           ELSE CAST(entry.value AS TEXT) END = ?)`,
      key,
      value,
    );
  }
}
