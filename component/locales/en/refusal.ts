/** Why nobody was signed in, in English. */
export const refusalTexts = {
  wrong: {
    one: 'This is not the code we sent. You can try {count} more time.',
    other: 'This is not the code we sent. You can try {count} more times.',
  },
  used_up: 'The code was wrong too often and no longer works. Ask for a new one.',
  tooOften: 'That was asked for too often.',
  unavailable: 'Signing in does not work right now. Try again in a few minutes.',
  misconfigured: 'Signing in is not set up correctly. Please tell the owner of this site.',
} as const;
