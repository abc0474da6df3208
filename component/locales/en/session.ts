/** Signing in, in English. Keys with `_` are named by the code they put into words. */
export const sessionTexts = {
  write: 'Write a new message',

  emailTitle: 'See your conversations',
  emailHint: 'We send you a code by e-mail, so that nobody but you can read them.',
  sendCode: 'Send me a code',
  sendingCode: 'Asking for a code…',
  problem_required: 'Enter your e-mail address',
  problem_not_an_email: 'Enter an e-mail address like name@example.com',

  codeTitle: 'Enter the code',
  codeSent: 'If we have messages for {email}, a code is on its way. It works for 10 minutes.',
  nothingCame: 'Nothing there after a minute? Look in your spam folder, or ask for a new code.',
  code: 'Code',
  signIn: 'Sign in',
  checking: 'Checking the code…',
  newCode: 'Send a new code',
  otherEmail: 'Use another address',
  problem_incomplete: 'Enter the eight digits of the code',
  problem_expired: 'The code is older than 10 minutes and no longer works. Ask for a new one.',

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

  offline: 'You are offline. Try again once you are online.',
} as const;
