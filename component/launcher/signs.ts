/** Whether the tab keeps something whose name is like this. Blocked storage keeps nothing. */
function keeps(name: RegExp): boolean {
  try {
    return Object.keys(sessionStorage).some((kept) => name.test(kept));
  } catch {
    return false;
  }
}

/** Whether a dialog was left open, or the page's address asks for a conversation: what to do is the dialog's to know. */
export const mayBeWanted = (): boolean =>
  keeps(/^reamaze-contact:.*:open$/) || /^#\w{4}-\w{4}$/.test(location.hash);

/** Whether the visitor wants to load no more than has to be. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
