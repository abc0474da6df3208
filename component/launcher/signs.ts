/** Whether the tab keeps something of an element whose name begins and ends like this. Blocked storage keeps nothing. */
function keeps(begins: string, ends = ''): boolean {
  try {
    return Object.keys(sessionStorage).some((name) => name.startsWith(begins) && name.endsWith(ends));
  } catch {
    return false;
  }
}

/** Whether somebody may be signed in. */
export const maybeCustomer = (): boolean => keeps('reamaze-contact:session:');

/** Whether a dialog was left open, or the page's address asks for a conversation: what to do is the dialog's to know. */
export const mayBeWanted = (): boolean =>
  keeps('reamaze-contact:draft:', ':open') || /^#\w{4}-\w{4}$/.test(location.hash);

/** Whether the visitor pays for every byte, or waits for it. */
export function isCostly(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
}

/** Runs when the page has loaded and has nothing else to do. */
export function whenIdle(act: () => void): void {
  // Safari does not say when it is idle.
  const later = () => (window.requestIdleCallback ?? setTimeout)(act);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}
