import type { RuleCode } from '../../worker/contract/problem.ts';
import type { FailureReason, FileState, RefusalReason } from '../attachments/state.ts';
import type { Failure } from '../submissions/state.ts';

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

/** Every text of the element; a locale that lacks one does not compile. */
export type Texts = typeof en;

const number = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');
const count = (n: number, one: string, other: string) =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;
const characters = (n: number) => count(n, 'character', 'characters');
const files = (n: number) => count(n, 'file', 'files');

const UNITS = ['byte', 'kilobyte', 'megabyte'];

/** Bytes as people read them: 1,024 of each unit make the next, as limits are set. */
function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power > 0 ? 'short' : 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  file_type: 'This type of file cannot be sent',
  file_empty: 'The file is empty',
  file_too_large: 'The file is too large',
  total_too_large: 'Too large together with the other files',
  content: 'The file is damaged or is not what its name says',
};

const FAILURES: Readonly<Record<FailureReason, string>> = {
  network: 'Not uploaded: the connection was lost',
  busy: 'Not uploaded: too many files just now. Try again in a minute',
  unavailable: 'Not uploaded. Try again in a minute',
  expired: 'Kept too long. Remove it and attach it again',
};

function fileState(bytes: number, state: FileState): string {
  switch (state.status) {
    case 'queued':
      return `${size(bytes)} · waiting`;
    case 'uploading':
      return `${Math.round(state.progress * 100)}% of ${size(bytes)}`;
    case 'uploaded':
      return size(bytes);
    case 'refused':
      return REFUSALS[state.reason];
    case 'failed':
      return FAILURES[state.reason];
  }
}

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
      return `Shorten “${label}” by ${characters(excess)}: it can have ${number.format(limit)}`;
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

function failure(failed: Failure): string {
  if (failed.outcome === 'not_loaded') {
    return 'A part of this form could not be loaded. Check your connection, then reload the page.';
  }
  if (failed.outcome === 'unreachable') {
    return failed.reason === 'timeout'
      ? 'The connection is too slow right now. Try again in a moment.'
      : 'The connection was lost. Check that you are online, then try again.';
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

const KEPT = 'What you have written is kept.';

export const en = {
  /** BCP 47 tag of these texts. */
  language: 'en',

  name: 'Your name',
  email: 'E-mail',
  subject: 'Subject',
  body: 'Message',
  optional: '(optional)',
  choose: 'Choose…',

  attachments: 'Attachments',
  attach: 'Attach files',
  attachHint: (most: number, bytes: number) =>
    `or drop or paste them here. Up to ${number.format(most)}, ${size(bytes)} each.`,
  attachFull: (most: number) => `${files(most)} attached, no more are possible.`,
  attachSurplus: (most: number, surplus: number) =>
    `Only ${files(most)} can be attached; ${number.format(surplus)} ${plural.select(surplus) === 'one' ? 'was' : 'were'} left out.`,
  dropHere: 'Drop files to attach them',
  uploading: (name: string) => `Uploading ${name}`,
  cancelFile: (name: string) => `Cancel ${name}`,
  removeFile: (name: string) => `Remove ${name}`,
  retryFile: (name: string) => `Try ${name} again`,
  retry: 'Try again',
  filesAttached: (attached: number) => `${files(attached)} attached`,
  fileState,
  fileProblem: (name: string, state: FileState) => `${name}: ${fileState(0, state)}`,

  send: 'Send message',
  sending: 'Sending…',
  waitingForFiles: (waiting: number) => `Waiting for ${files(waiting)}…`,
  keepWriting: 'Keep writing',

  loading: 'Loading the contact form…',
  unavailableTitle: 'The contact form cannot be shown',
  noEndpoint: 'The attribute “endpoint” is missing.',
  tryAgain: 'Try again',

  refusedTitle: (errors: number) =>
    errors === 1
      ? 'One thing to mend before it can be sent'
      : `${number.format(errors)} things to mend before it can be sent`,
  failedTitle: 'Your message was not sent',
  receivedBeforeTitle: 'An earlier version of this message has arrived',
  receivedBefore:
    'We received it before you made your last changes. If they matter, send it again: it will arrive as a second message.',
  offlineTitle: 'You are offline',
  offline:
    'Your message will go out by itself as soon as you are online again. You can leave this page open.',
  restoredTitle: 'Your message may not have arrived',
  restored:
    'The connection was lost while it was being sent. Send it again to be sure: it will not arrive twice.',
  kept: KEPT,
  failure,
  rule,
  tooLong: (excess: number) => `${characters(excess)} too many`,

  sentTitle: 'Your message has been received',
  sentNext: 'We will answer by e-mail to',
  reference: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  writeAnother: 'Write another message',
};
