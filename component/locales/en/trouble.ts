/** Why the Worker did not take something, in English. Keys are named by the code they put into words. */
export const troubleTexts = {
  timeout: 'The connection is too slow right now. Try again in a moment.',
  network: 'We could not be reached. Check your connection, then try again.',
  rate_limited: 'Too many messages have come from your network.',
  unauthenticated: 'You have been signed out. Sign in again, or send the message without signing in.',
  origin_not_allowed: 'This page is not allowed to send messages. Please tell the owner of the site.',
  too_large: 'The message is too large. Shorten it or remove a file.',
  misconfigured: 'The form is not set up correctly. Please tell the owner of the site.',
  away: 'Messages cannot be taken right now.',
  other: 'The message could not be taken. Reload the page and try again.',
  /** `when`: such as "in 5 minutes". */
  againIn: 'Try again {when}.',
  againSoon: 'Try again in a few minutes.',
} as const;
