/** Texts that are the same as in English, and meant to be, by language. */
export const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  ca: ['history.no'],
  cs: ['form.email'],
  da: ['form.email', 'outcome.reference', 'history.reference', 'history.agent', 'history.download'],
  de: ['session.code'],
  es: ['history.no'],
  fr: ['form.email', 'form.body', 'session.code', 'history.messages'],
  hu: ['form.email'],
  it: ['form.email', 'history.no'],
  nl: ['form.email', 'session.code', 'history.filter_open', 'history.state_open'],
  pl: ['form.email'],
  pt: ['form.email'],
  'pt-BR': ['form.email'],
  ro: ['form.email'],
  sk: ['form.email'],
  sv: ['history.agent'],
};
