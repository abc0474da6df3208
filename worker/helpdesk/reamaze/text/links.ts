/** Beyond this an address is a machine's, and hides the text that it belongs to. */
const MAX_ADDRESS = 2_000;
const HTTPS = /^https:\/\/[^\s\\]+$/i;
const MAILTO = /^mailto:([^\s@?&,;<>()%]+@[^\s@?&,;<>()%]+)(\?|$)/i;

/**
 * The address that a link may be shown with: of `https:` the whole of it, as a browser would understand it; of
 * `mailto:` the e-mail address. `undefined` for all others, and for those that are not plainly written.
 */
export function shownAddress(href: string): string | undefined {
  const written = href.trim();
  if (written.length > MAX_ADDRESS) return undefined;
  const [, mail] = MAILTO.exec(written) ?? [];
  if (mail !== undefined) return mail;
  const url = HTTPS.test(written) ? URL.parse(written) : null;
  // What stands before an "@" looks like the host and is not.
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** Whether a link's text already is its address. */
export function isSameAddress(text: string, address: string): boolean {
  const shown = text.trim();
  return shown === address || `${shown}/` === address || shownAddress(shown) === address;
}
