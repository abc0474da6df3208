import { addTags } from './conversation-filter.ts';
import { addDates } from './dates.ts';
import { addTo, type Filter } from './paging.ts';

const SIDES: Record<string, number> = { staff: 1, customer: 0 };

/** The parameters of both message lists, on messages joined with people and conversations. */
export function messageFilter(query: URLSearchParams, conversationId: number | null): Filter {
  const filter: Filter = { conditions: [], values: [] };
  if (conversationId !== null) addTo(filter, 'messages.conversation_id = ?', conversationId);
  const staff = SIDES[query.get('filter') ?? ''];
  if (staff !== undefined) addTo(filter, 'people.staff = ?', staff);
  addTags(filter, query.get('tag'));
  for (const [name, column] of [
    ['origin', 'CAST(messages.origin AS TEXT)'],
    ['sent_by', 'people.email'],
    ['category', 'conversations.category'],
  ] as const) {
    const value = query.get(name);
    if (value !== null) addTo(filter, `${column} = ?`, value);
  }
  addDates(filter, query, 'messages.created_at');
  return filter;
}
