/** One conversation. Slugs come from subjects, or from whoever asks: they never leave their place in the path. */
export function conversationPath(slug: string): string {
  return `/conversations/${encodeURIComponent(slug.toWellFormed())}`;
}

export function messagesPath(slug: string): string {
  return `${conversationPath(slug)}/messages`;
}
