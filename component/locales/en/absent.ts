/** The conversations before there is anything to show, in English. What is missing here is said as on the first screen. */
export const absentTexts = {
  loading: 'Loading your conversations…',
  unavailableTitle: 'Your conversations cannot be shown right now',
} as const;
