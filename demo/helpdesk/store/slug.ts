/** Enough to be recognised, short enough for a path. */
const MAX_SLUG_CHARACTERS = 80;

/** "Knock, knock?" becomes "knock-knock". Never empty; may be all digits, and so look like a database id. */
export function slugOf(subject: string): string {
  const slug = subject
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARACTERS)
    .replace(/^-|-$/g, '');
  return slug === '' ? 'conversation' : slug;
}

/** The slug, with a number from 2 on where it is taken; found by halving, as a bench may send one subject often. */
export function freeSlug(subject: string, taken: (slug: string) => boolean): string {
  const slug = slugOf(subject);
  if (!taken(slug)) return slug;
  let free = 2;
  while (taken(`${slug}-${free}`)) free *= 2;
  let used = free / 2;
  while (free - used > 1) {
    const middle = Math.floor((used + free) / 2);
    if (taken(`${slug}-${middle}`)) used = middle;
    else free = middle;
  }
  return `${slug}-${free}`;
}
