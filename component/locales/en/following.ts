/** What reading on brings up, in English. Keys with `_` are named by the code they put into words. */
export const followingTexts = {
  stale: 'This may not be the latest.',
  /** `time`: a time of day, or day and time. */
  staleAsOf: 'Shown as of {time}.',
  away_helpdesk: 'The helpdesk cannot be reached right now.',
  away_network: 'We cannot be reached right now.',
  tried: 'Tried again just now.',
  newAnswer: 'New answer from {name}, {time}',
} as const;
