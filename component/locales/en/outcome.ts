/** What became of a message, in English. Keys with `_` are named by the code they put into words. */
export const outcomeTexts = {
  tooManyFiles: { one: 'Attach {count} file at most', other: 'Attach {count} files at most' },
  required_name: 'Enter your name',
  required_email: 'Enter your e-mail address',
  required_subject: 'Enter a subject',
  required_body: 'Write your message',
  /** For what the page fills in and nobody sees. */
  required_none: 'This page leaves out something the form needs ({label})',
  unknown: 'This page adds something the form does not take ({label})',
  rule_too_long: {
    one: 'Shorten “{label}” by {count} character: it can have {limit}',
    other: 'Shorten “{label}” by {count} characters: it can have {limit}',
  },
  rule_too_large: 'The message is too large to send. Shorten it',
  rule_not_an_email: 'Enter an e-mail address like name@example.com',
  rule_not_allowed: 'Remove line breaks and special characters from “{label}”',
  rule: 'Check “{label}”',

  refusedTitle: {
    one: 'Not sent yet: {count} thing to put right',
    other: 'Not sent yet: {count} things to put right',
  },
  failedTitle: 'Your message was not sent',
  receivedBeforeTitle: 'An earlier version of this message has arrived',
  receivedBefore:
    'We received it before you made your last changes. If they matter, send it again: it will arrive as a second message.',
  retryingTitle: 'Still trying to send your message',
  retrying: 'We are not getting through at the moment and keep trying by ourselves.',
  stay: 'Leave this page open until then.',
  stayOrReturn: 'Leave this page open, or come back to it later.',
  restoredTitle: 'Your message may not have arrived',
  restored: 'The connection was lost while it was being sent.',
  sendAgain: 'Send it again to be sure: it will not arrive twice.',
  fallback: 'If it keeps failing, you can send the message by e-mail to {email}.',
  fallbackDraft: 'What you have written is kept. You can also send it by e-mail to {email}.',
  fallbackFiles: 'Attach your files again there.',
  openMail: 'Open in e-mail program',
  copyMessage: 'Copy message',
  signInAgain: 'Sign in again',
  copyByHand: 'Your message, to be copied',
  yes: 'yes',
  /** Ends a mail that holds only the beginning of the message. */
  cut: '… (cut here: copy the message instead, to have all of it)',

  sentTitle: 'Your message has been received',
  sentNext: 'We will answer by e-mail to {email}.',
  reference: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'The browser does not let us copy. The text is selected for you to copy.',
  writeAnother: 'Write another message',
  history: 'Your conversations',
} as const;
