import type { PageInfo } from './message.ts';

/** As long as the Worker takes; longer ones are cut or left out. */
const MAX_URL = 2_048;
const MAX_TITLE = 300;

/** Where the visitor is, without the part after `#`, which never leaves a browser otherwise. */
export function pageInfo(location: string, title: string, referrer: string): PageInfo | undefined {
  const url = new URL(location);
  url.hash = '';
  if (url.href.length > MAX_URL) url.search = '';
  if (!isWebAddress(url.href)) return undefined;
  const line = title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return {
    url: url.href,
    ...(line && { title: line.slice(0, MAX_TITLE).toWellFormed() }),
    ...(isWebAddress(referrer) && { referrer }),
  };
}

function isWebAddress(text: string): boolean {
  return text.length <= MAX_URL && /^https?:/i.test(text);
}
