import { numbers } from '../numbers.ts';

/** Texts of the first screen; a locale that lacks one does not compile. */
export type FormTexts = typeof formTexts;

const { count, format, size } = numbers('en');

export const formTexts = {
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
    `or drop or paste them here. Up to ${format(most)}, ${size(bytes)} each.`,
  /** For fingers, which neither drop nor paste files. */
  attachHintTouch: (most: number, bytes: number) => `Up to ${format(most)}, ${size(bytes)} each.`,
  attachFull: (most: number) => `${count(most, 'file', 'files')} attached, no more are possible.`,
  dropHere: 'Drop files to attach them',

  send: 'Send message',
  sending: 'Sending…',
  waitingForFiles: (waiting: number) => `Waiting for ${count(waiting, 'file', 'files')}…`,
  keepWriting: 'Keep writing',
  tryNow: 'Try now',
  offlineHint: 'You are offline. Your message can go out once you are online again.',

  loading: 'Loading the contact form…',
  unavailableTitle: 'The contact form cannot be shown right now',
  unreachable: 'Check that you are online, then try again.',
  unavailable: 'It should be back soon. Try again in a few minutes.',
  writeInstead: 'You can also write to',
  noEndpoint: 'The attribute “endpoint” is missing or is no address.',
  tryAgain: 'Try again',
  notLoadedTitle: 'Your message was not sent',
  notLoaded:
    'A part of this form could not be loaded. Check your connection, then reload the page. What you have written is kept.',
};
