/** A page that is older than what the Worker serves, in English. */
export const outdatedTexts = {
  title: 'This page has been updated',
  hint: 'Reload it to go on.',
  unkept: 'This browser keeps nothing: copy what you have written first.',
  reload: 'Reload page',
} as const;
