import { numbers } from '../numbers.ts';

/** Texts of the first screen; a locale that lacks one does not compile. */
export type FormTexts = typeof formTexts;

const { count, size } = numbers('en');

export const formTexts = {
  /** BCP 47 tag of these texts. */
  language: 'en',
  direction: 'ltr',

  name: 'Your name',
  email: 'E-mail',
  subject: 'Subject',
  body: 'Message',
  optional: '(optional)',
  choose: 'Choose…',

  attachments: 'Attachments',
  attach: 'Attach files',
  attachHint: (most: number, bytes: number) =>
    `or drop or paste them here. Up to ${count(most, 'file', 'files')}, ${size(bytes)} each.`,
  /** For fingers, which neither drop nor paste files. */
  attachHintTouch: (most: number, bytes: number) =>
    `Up to ${count(most, 'file', 'files')}, ${size(bytes)} each.`,
  filesHeld: (held: number) =>
    `${count(held, 'file', 'files')} not attached yet: you seem to be offline. Keep this page open.`,

  send: 'Send message',
  sending: 'Sending…',
  keepWriting: 'Keep writing',
  tryNow: 'Try now',
  offlineHint: 'You are offline. Your message can go out once you are online again.',

  history: 'Your earlier conversations',

  loading: 'Loading the contact form…',
  unavailableTitle: 'The contact form cannot be shown right now',
  unreachable: 'Check that you are online, then try again.',
  unavailable: 'It should be back soon. Try again in a few minutes.',
  writeInstead: 'You can also write to',
  misconfigured: 'It is not set up correctly. Please tell the owner of this site.',
  tryAgain: 'Try again',
  notLoadedTitle: 'Your message was not sent',
  notLoaded:
    'A part of this form could not be loaded. Your message is kept here, and goes out by itself once you are online.',
};
