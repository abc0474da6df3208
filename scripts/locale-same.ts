/** Texts that are the same as in English, and meant to be, by language. */
export const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  da: ['form.email', 'outcome.reference', 'history.reference', 'history.agent', 'history.download'],
  de: ['session.code'],
  nl: ['form.email', 'session.code', 'history.filter_open', 'history.state_open'],
  ro: ['form.email'],
  sv: ['history.agent'],
};
