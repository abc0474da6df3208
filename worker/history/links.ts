import type { TextLink } from '../contract/history.ts';

/** Longer ones are no address that anybody follows by hand. */
const MAX_URL = 2_000;

/**
 * Web addresses up to the first space, angle bracket, quote or invisible sign, and e-mail addresses made of the plain signs
 * alone: in `a?bcc=b@example.com` the rest would become headers of the mail. Each part is bounded, so that a long
 * word costs no more than its length.
 */
const LINK = new RegExp(
  String.raw`https://[^\s<>"\p{Cc}\p{Cf}]{1,${MAX_URL}}|(?<![\p{L}\p{N}_.+%?&=-])[\p{L}\p{N}_.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}`,
  'giu',
);

/** Cuts a text into links and what is between them; joined again, the parts are the text. */
export function linkify(text: string): (string | TextLink)[] {
  const parts: (string | TextLink)[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const words = isWeb(match[0]) ? withoutEnding(match[0]) : match[0];
    const link = linkOf(words);
    if (!link) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(link);
    end = match.index + words.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function linkOf(words: string): TextLink | undefined {
  if (!isWeb(words)) return { text: words, href: `mailto:${words}` };
  if (!URL.canParse(words)) return undefined;
  const { protocol, username, password, host, href } = new URL(words);
  // What stands before an @, and letters that look like others, only serve to look like another address.
  const honest = !username && !password && words.toLowerCase().includes(host);
  return protocol === 'https:' && honest ? { text: words, href } : undefined;
}

const isWeb = (words: string) => /^https:/i.test(words);

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Without the signs that end the sentence, and without a bracket that was opened before the address. */
function withoutEnding(url: string): string {
  const surplus = new Map(
    Object.entries(CLOSING).map(([close, open]) => [close, count(url, close) - count(url, open)]),
  );
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    const left = surplus.get(last) ?? 0;
    if (left > 0) surplus.set(last, left - 1);
    else if (!/[.,;:!?'*_~…’”»]/.test(last)) break;
  }
  return url.slice(0, end);
}

const count = (text: string, sign: string) => text.split(sign).length - 1;
