/** Replying and closing, in English. Keys with `_` are named by the code they put into words. */
export const replyingTexts = {
  blank: 'Write your reply',
  files: 'Remove the files that could not be attached, or try them again',
  notSent: 'Your reply was not sent.',
  refusal_attachment_unknown: 'A file was kept too long. Remove it and attach it again.',
  refusal_not_found: 'The conversation is no longer there: write a new message.',
  refusal_key_reused: 'An earlier version has arrived. If your changes matter, send it again.',
  failed: 'Not sent yet: we could not get through.',

  question_closed: 'Close this conversation?',
  question_open: 'Open this conversation again?',
  questionHint_closed: 'A reply opens it again.',
  questionHint_open: 'It comes back to us.',
  cancel: 'Cancel',
  notChanged: 'Not done.',
  notOffered: 'This site does not offer it. Write a reply instead.',
  stillSending: 'The conversation is still being sent. Try again in a minute.',
} as const;
