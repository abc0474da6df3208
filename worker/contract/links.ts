/** A piece of a text: words, and where they lead if they are a link. */
export interface LinkedPart {
  words: string;
  href?: string;
}

const LINK = /\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;
/** Nothing that could run when clicked: the web, mail, or a path of the site. */
const SAFE = /^(?:https:\/\/|mailto:|\/(?!\/))[^\s\\]*$/i;

/** Takes a text with links such as `[privacy notice](https://example.com/privacy)` apart. What is no safe link is words. */
export function linkedParts(text: string): LinkedPart[] {
  const parts: LinkedPart[] = [];
  let end = 0;
  for (const { 0: whole, 1: words = '', 2: href = '', index } of text.matchAll(LINK)) {
    parts.push({ words: text.slice(end, index) });
    parts.push(isSafeLink(href) ? { words, href } : { words: whole });
    end = index + whole.length;
  }
  return [...parts, { words: text.slice(end) }].filter(({ words }) => words !== '');
}

/** Where the links of a text lead, safe or not. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, , href = '']) => href);
}

export function isSafeLink(href: string): boolean {
  return SAFE.test(href);
}
