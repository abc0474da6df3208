/** Texts of the conversations before there is anything to show. */
export const absentTexts = {
  loading: 'Loading your conversations…',
  unavailableTitle: 'Your conversations cannot be shown right now',
};
