import { type CodeProblem, type EmailProblem, MOST_TRIES, type Trouble } from '../../session/state.ts';
import { numbers } from '../numbers.ts';

/** Texts of signing in; a locale that lacks one does not compile. */
export type SessionTexts = typeof sessionTexts;

const { count } = numbers('en');

function trouble(failure: Trouble): string {
  if (failure.outcome === 'unreachable') {
    if (!navigator.onLine) return 'You are offline. Try again once you are online.';
    return failure.reason === 'timeout'
      ? 'The connection is too slow right now. Try again in a moment.'
      : 'We could not be reached. Check your connection, then try again.';
  }
  const { code, status, retryAfter } = failure;
  if (code === 'rate_limited') {
    const minutes = Math.ceil((retryAfter ?? 0) / 60);
    return `That was asked for too often. Try again in ${minutes > 0 ? count(minutes, 'minute', 'minutes') : 'a few minutes'}.`;
  }
  return status >= 500
    ? 'Signing in does not work right now. Try again in a few minutes.'
    : 'Signing in is not set up correctly. Please tell the owner of this site.';
}

function emailProblem(problem: EmailProblem): string {
  if (problem === 'required') return 'Enter your e-mail address';
  return problem === 'not_an_email' ? 'Enter an e-mail address like name@example.com' : trouble(problem);
}

function codeProblem(problem: CodeProblem, tries: number): string {
  switch (problem) {
    case 'incomplete':
      return 'Enter the eight digits of the code';
    case 'wrong':
      return `This is not the code we sent. You can try ${count(tries, 'more time', 'more times')}.`;
    case 'used_up':
      return `The code was wrong ${count(MOST_TRIES, 'time', 'times')} and no longer works. Ask for a new one.`;
    case 'expired':
      return 'The code is older than 10 minutes and no longer works. Ask for a new one.';
    default:
      return trouble(problem);
  }
}

export const sessionTexts = {
  write: 'Write a new message',

  emailTitle: 'See your conversations',
  emailHint: 'We send you a code by e-mail, so that nobody but you can read them.',
  sendCode: 'Send me a code',
  sendingCode: 'Asking for a code…',

  codeTitle: 'Enter the code',
  /** Stand before and after the address. */
  sentBefore: 'If we have messages for',
  sentAfter: ', a code is on its way. It works for 10 minutes.',
  nothingCame: 'Nothing there after a minute? Look in your spam folder, or ask for a new code.',
  code: 'Code',
  signIn: 'Sign in',
  checking: 'Checking the code…',
  newCode: 'Send a new code',
  otherEmail: 'Use another address',

  siteTitle: 'Sign in to see your conversations',
  site: 'Sign in on this site first, then come back here.',
  bySite: 'Use my account on this site',

  signingIn: 'Signing you in…',
  verifying: 'Checking that you are still signed in…',
  unclear: 'We could not check that you are still signed in. Try again once you are online.',
  /** What became of the session before. */
  expired: 'You were signed out because some time has passed.',
  signed_out: 'You are signed out.',

  writingAs: 'Writing as',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  unread: (answers: number) => count(answers, 'new answer', 'new answers'),

  trouble,
  emailProblem,
  codeProblem,
};
