/** Signing in, in English. Keys with `_` are named by the code they put into words. */
export const sessionTexts = {
  write: 'Write a new message',

  emailTitle: 'See your conversations',
  emailHint: 'We send you a code by e-mail, so that nobody but you can read them.',
  sendCode: 'Send me a code',
  sendingCode: 'Asking for a code…',
  email_required: 'Enter your e-mail address',
  email_not_an_email: 'Enter an e-mail address like name@example.com',

  codeTitle: 'Enter the code',
  codeSent: 'If we have messages for {email}, a code is on its way. It works for 10 minutes.',
  nothingCame: 'Nothing there after a minute? Look in your spam folder, or ask for a new code.',
  code: 'Code',
  signIn: 'Sign in',
  checking: 'Checking the code…',
  newCode: 'Send a new code',
  otherEmail: 'Use another address',
  code_incomplete: 'Enter the eight digits of the code',
  code_wrong: {
    one: 'This is not the code we sent. You can try {count} more time.',
    other: 'This is not the code we sent. You can try {count} more times.',
  },
  code_used_up: 'The code was wrong too often and no longer works. Ask for a new one.',
  code_expired: 'The code is older than 10 minutes and no longer works. Ask for a new one.',

  siteTitle: 'Sign in to see your conversations',
  site: 'Sign in on this site first, then come back here.',
  bySite: 'Use my account on this site',

  signingIn: 'Signing you in…',
  verifying: 'Checking that you are still signed in…',
  unclear: 'We could not check that you are still signed in. Try again once you are online.',
  /** What became of the session before. */
  ended_expired: 'You were signed out because some time has passed.',
  ended_signed_out: 'You are signed out.',

  /** `customer`: name and address. */
  writingAs: 'Writing as {customer}',
  signedInAs: 'Signed in as {customer}',
  signOut: 'Sign out',
  unread: { one: '{count} new answer', other: '{count} new answers' },

  offline: 'You are offline. Try again once you are online.',
  tooOften: 'That was asked for too often.',
  unavailable: 'Signing in does not work right now. Try again in a few minutes.',
  misconfigured: 'Signing in is not set up correctly. Please tell the owner of this site.',
} as const;
