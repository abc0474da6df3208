/** The dialog around the form, in English. */
export const dialogTexts = {
  dialogTitle: 'Contact us',
  close: 'Close',
  unread: { one: '{count} new answer', other: '{count} new answers' },
} as const;
