import type { Desk } from '../desk.ts';
import { notFound, Refusal } from '../http/answer.ts';
import {
  type ConversationRow,
  conversationByDatabaseId,
  conversationByOrigin,
  conversationByRef,
  conversationBySlug,
} from '../store/conversations.ts';
import { CHANNEL_EMAIL } from './wire.ts';

/** The documented order: slug, then what `id_type` says; with no `id_type`, the database id. Throws the 404. */
export function lookUp({ store }: Desk, id: string, query: URLSearchParams): ConversationRow {
  const found = conversationBySlug(store, id) ?? byType();
  if (found === null) throw new Refusal(notFound());
  return found;

  function byType(): ConversationRow | null {
    switch (query.get('id_type')) {
      case null:
        // Not only digits: a text that starts with some is a number to Rails.
        return conversationByDatabaseId(store, Number.parseInt(id, 10) || 0);
      case 'ref':
        return conversationByRef(store, id);
      case 'origin':
        return byOrigin(query.get('category'), query.get('channel'));
      default:
        return null;
    }
  }

  function byOrigin(category: string | null, channel: string | null): ConversationRow | null {
    if (category === null || (channel !== null && channel !== String(CHANNEL_EMAIL))) return null;
    return conversationByOrigin(store, id, category);
  }
}
