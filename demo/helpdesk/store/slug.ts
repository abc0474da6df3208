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

/** The slug, with the first number from 2 on that makes it free. */
export function freeSlug(subject: string, taken: (slug: string) => boolean): string {
  const slug = slugOf(subject);
  if (!taken(slug)) return slug;
  let number = 2;
  while (taken(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
