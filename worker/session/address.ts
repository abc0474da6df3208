/**
 * An e-mail address in the form in which addresses are compared: two that differ in it are two people. Case does not
 * count, and a domain is the same in its own script and in punycode; dots, plus signs and accents do count.
 *
 * @returns `undefined` for what is no address
 */
export function canonicalAddress(text: string): string | undefined {
  const [, local, domain] = /^([^\s@]+)@([^\s@/?#%:\\[\]]+)$/u.exec(text.trim()) ?? [];
  if (local === undefined || domain === undefined) return undefined;
  const host = URL.parse(`http://${domain}`)?.hostname;
  // A host that the URL parser reads as a number is no mail domain.
  if (!host || /^[\d.]+$/.test(host)) return undefined;
  return `${local.normalize('NFC').toLowerCase()}@${host}`;
}
