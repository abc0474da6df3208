/** Searching a customer's conversations, in English. */
export const searchingTexts = {
  matches: {
    one: '{found} of the {count} conversation loaded here',
    other: '{found} of the {count} conversations loaded here',
  },
  nothingFound: 'Nothing found',
  nothingFoundFor: 'Nothing loaded here has “{query}” in it.',
  clearSearch: 'Clear search',
  searchMore: 'Search older ones too',
} as const;
