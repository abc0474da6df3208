/**
 * An e-mail address in the form in which addresses are compared: two that differ in it are two people. Case of ASCII
 * letters does not count, and a domain is the same in its own script and in punycode; dots, plus signs, accents and
 * everything else do count.
 *
 * @returns `undefined` for what is no address
 */
export function canonicalAddress(text: string): string | undefined {
  const [, local, domain] = /^([^\s@]+)@([^\s@/?#%:\\[\]]+)$/u.exec(text.trim()) ?? [];
  if (local === undefined || domain === undefined) return undefined;
  const host = URL.parse(`http://${domain}`)?.hostname;
  // A host that the URL parser reads as a number is no mail domain, and none has an empty label, such as the last of `a.`.
  if (!host || /^[\d.]+$/.test(host) || host.split('.').includes('')) return undefined;
  // Not toLowerCase alone: it turns the Kelvin sign into a k.
  return `${local.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}@${host}`;
}
