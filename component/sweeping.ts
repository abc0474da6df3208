import { isExpired } from './draft.ts';

const DRAFT = /^reamaze-contact:draft:/;

/**
 * Takes drafts out of storage that are too old, whichever form or Worker they are for: nobody may ever open that again.
 * Storage that is blocked is the same as none.
 *
 * @param now milliseconds since 1970
 */
export function sweepDrafts(now: number, storage: () => Storage = () => localStorage): void {
  try {
    const kept = storage();
    const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
    for (const name of names.filter((one) => DRAFT.test(one)))
      if (isOld(kept.getItem(name), now)) kept.removeItem(name);
  } catch {
    // Then nothing is kept either.
  }
}

/** What cannot be read is somebody else's. */
function isOld(text: string | null, now: number): boolean {
  try {
    return isExpired(JSON.parse(text ?? ''), now);
  } catch {
    return false;
  }
}
