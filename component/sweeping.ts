import { createDraftStore } from './draft.ts';

const DRAFT = /^reamaze-contact:draft:(.*):(.*)$/;

/**
 * Takes drafts out of storage that are too old, whichever form or Worker they are for: nobody may ever open that again.
 * Storage that is blocked is the same as none.
 */
export function sweepDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      const [, endpoint, form] = DRAFT.exec(name) ?? [];
      // Whoever looks for one that is too old takes it out.
      if (endpoint && form) createDraftStore(endpoint, form).peek();
    }
  } catch {
    // Then nothing is kept either.
  }
}
