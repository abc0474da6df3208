/** Texts of the dialog around the form; a locale that lacks one does not compile. */
export type DialogTexts = typeof dialogTexts;

export const dialogTexts = {
  dialogTitle: 'Contact us',
  close: 'Close',
};
