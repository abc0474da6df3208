/** The first screen, in English. Keys with `_` are named by the state that they put into words. */
export const formTexts = {
  name: 'Your name',
  email: 'E-mail',
  subject: 'Subject',
  body: 'Message',
  optional: '(optional)',
  choose: 'Choose…',

  attachments: 'Attachments',
  attach: 'Attach files',
  /** Stands after the button. */
  dropHere: 'Or drop or paste them here.',
  limits: 'Up to {most}, {size} each, {total} together.',
  filesHeld: 'Files not attached yet: {files}. Keep this page open.',

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
  writeInstead: 'You can also write to {email}.',
  misconfigured: 'It is not set up correctly. Please tell the owner of this site.',
  tryAgain: 'Try again',
  not_loadedTitle: 'Your message was not sent',
  not_loaded: 'A part of this form could not be loaded. We keep trying.',
  offlineTitle: 'You are offline',
  offline: 'Your message goes out by itself once you are online again.',
  kept: 'What you have written is kept.',
} as const;
