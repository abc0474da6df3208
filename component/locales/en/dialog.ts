/** The dialog around the form, in English. */
export const dialogTexts = {
  dialogTitle: 'Contact us',
  close: 'Close',
} as const;
