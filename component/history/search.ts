import type { ConversationSummary } from '../../worker/contract/history.ts';

/** A text as searches compare it: without case, accents and other marks. */
export function folded(text: string): string {
  // Upper case writes out what lower case cannot: ß is SS.
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
}

/**
 * The conversations that have each word of the query somewhere: in subject, reference, or what is loaded of their messages.
 *
 * @param textsOf loaded messages of a conversation besides its last one
 */
export function search(
  conversations: readonly ConversationSummary[],
  query: string,
  textsOf: (conversation: ConversationSummary) => readonly string[],
): readonly ConversationSummary[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return conversations;
  return conversations.filter((conversation) => {
    const { subject, reference, lastMessage } = conversation;
    const text = folded([subject, reference, lastMessage?.body, ...textsOf(conversation)].join('\n'));
    return words.every((word) => text.includes(word));
  });
}
