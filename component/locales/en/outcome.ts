import type { RuleCode } from '../../../worker/contract/problem.ts';
import type { Refused, Unreachable } from '../../request.ts';
import { numbers } from '../numbers.ts';

/** What a message about a broken rule can be told. */
export interface RuleFacts {
  /** Which part of the form; a site's field is told by its type. */
  control: 'name' | 'email' | 'subject' | 'body' | 'text' | 'textarea' | 'select' | 'checkbox' | 'none';
  label: string;
  /** Most characters allowed. */
  limit: number;
  /** Characters beyond it. */
  excess: number;
}

/** Texts of what became of a message; a locale that lacks one does not compile. */
export type OutcomeTexts = typeof outcomeTexts;

const { count, format } = numbers('en');

const REQUIRED: Readonly<Record<RuleFacts['control'], (label: string) => string>> = {
  name: () => 'Enter your name',
  email: () => 'Enter your e-mail address',
  subject: () => 'Enter a subject',
  body: () => 'Write your message',
  text: (label) => `Fill in “${label}”`,
  textarea: (label) => `Fill in “${label}”`,
  select: (label) => `Choose an option for “${label}”`,
  checkbox: (label) => `Tick “${label}”`,
  none: (label) => `This page leaves out something the form needs (${label})`,
};

function rule(code: RuleCode, { control, label, limit, excess }: RuleFacts): string {
  if (code === 'required') return REQUIRED[control](label);
  if (control === 'none') return `This page adds something the form does not take (${label})`;
  switch (code) {
    case 'too_long':
      return `Shorten “${label}” by ${count(excess, 'character', 'characters')}: it can have ${format(limit)}`;
    case 'too_large':
      return 'The message is too large to send. Shorten it';
    case 'not_an_email':
      return 'Enter an e-mail address like name@example.com';
    case 'not_an_option':
      return `Choose one of the options for “${label}”`;
    case 'not_allowed':
      return `Remove line breaks and special characters from “${label}”`;
    default:
      return `Check “${label}”`;
  }
}

function wait(seconds: number | undefined): string {
  if (seconds === undefined) return 'in a few minutes';
  return seconds < 90
    ? `in ${count(seconds, 'second', 'seconds')}`
    : `in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}`;
}

function failure(failed: Refused | Unreachable): string {
  if (failed.outcome === 'unreachable') {
    return failed.reason === 'timeout'
      ? 'The connection is too slow right now. Try again in a moment.'
      : 'We could not be reached. Check your connection, then try again.';
  }
  switch (failed.code) {
    case 'rate_limited':
      return `Too many messages have come from your network. Try again ${wait(failed.retryAfter)}.`;
    case 'unauthenticated':
      return 'You have been signed out. Sign in again, or send the message without signing in.';
    case 'origin_not_allowed':
      return 'This page is not allowed to send messages. Please tell the owner of the site.';
    case 'too_large':
      return 'The message is too large. Shorten it or remove a file.';
    case 'misconfigured':
    case 'not_found':
      return 'The form is not set up correctly. Please tell the owner of the site.';
    default:
      return failed.status >= 500
        ? `Messages cannot be taken right now. Try again ${wait(failed.retryAfter)}.`
        : 'The message could not be taken. Reload the page and try again.';
  }
}

export const outcomeTexts = {
  tooManyFiles: (most: number) => `Attach ${count(most, 'file', 'files')} at most`,

  refusedTitle: (errors: number) => `Not sent yet: ${count(errors, 'thing', 'things')} to put right`,
  failedTitle: 'Your message was not sent',
  receivedBeforeTitle: 'An earlier version of this message has arrived',
  receivedBefore:
    'We received it before you made your last changes. If they matter, send it again: it will arrive as a second message.',
  offlineTitle: 'You are offline',
  offline: 'Your message will go out by itself as soon as you are online again.',
  retryingTitle: 'Still trying to send your message',
  retrying: 'We are not getting through at the moment and keep trying by ourselves.',
  stay: (keeps: boolean) =>
    keeps ? 'Leave this page open, or come back to it later.' : 'Leave this page open until then.',
  restoredTitle: 'Your message may not have arrived',
  restored: 'The connection was lost while it was being sent.',
  sendAgain: 'Send it again to be sure: it will not arrive twice.',
  kept: 'What you have written is kept.',
  fallback: 'If it keeps failing, you can send the message by e-mail to',
  fallbackDraft: 'What you have written is kept. You can also send it by e-mail to',
  fallbackFiles: 'Attach your files again there.',
  openMail: 'Open in e-mail program',
  copyMessage: 'Copy message',
  signInAgain: 'Sign in again',
  copyByHand: 'Your message, to be copied',
  yes: 'yes',
  /** Ends a mail that holds only the beginning of the message. */
  cut: '… (cut here: copy the message instead, to have all of it)',
  failure,
  rule,

  sentTitle: 'Your message has been received',
  sentNext: 'We will answer by e-mail to',
  reference: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'The browser does not let us copy. The text is selected for you to copy.',
  writeAnother: 'Write another message',
  history: 'Your conversations',
};
