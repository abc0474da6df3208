/** Where a tab keeps the session of a Worker's customer. */
export const storageName = (address: string): string => `reamaze-contact:session:${address}`;

/** Whether this tab may have a session still. */
export function mayBeSignedIn(address: string): boolean {
  try {
    return storageName(address) in sessionStorage;
  } catch {
    return false;
  }
}

/** Ends the session of this tab, where what does it properly cannot be loaded. @returns that the Worker does not know */
export function forgetSession(address: string): boolean {
  try {
    sessionStorage.removeItem(storageName(address));
  } catch {
    // Then there was none.
  }
  return false;
}

/** The reference that the page's address asks for, such as `#7F3K-92QM`. */
export const referenceIn = (hash: string): string | undefined =>
  /^#([\dA-HJKMNP-TV-Z]{4}-[\dA-HJKMNP-TV-Z]{4})$/.exec(hash)?.[1];
