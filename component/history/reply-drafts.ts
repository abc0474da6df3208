import { createDraftStore, type DraftStore } from '../draft.ts';

const FORM = 'reply:';

/**
 * Keeps an unsent reply as the form keeps its message, but only for this tab and this session: in `sessionStorage`,
 * under `reamaze-contact:draft:{address}:reply:{customer}:{conversation}`.
 */
export function replyDraft(
  address: string,
  customer: string,
  conversation: string,
  storage: () => Storage = () => sessionStorage,
): DraftStore {
  return createDraftStore(address, `${FORM}${customer}:${conversation}`, storage);
}

/** Forgets what any customer of this Worker has written to conversations here. */
export function forgetReplies(address: string, storage: () => Storage = () => sessionStorage): void {
  const { name } = createDraftStore(address, FORM, storage);
  try {
    const tab = storage();
    // From the last one: what is removed changes the places of those after it.
    for (let index = tab.length - 1; index >= 0; index -= 1) {
      const key = tab.key(index);
      if (key?.startsWith(name)) tab.removeItem(key);
    }
  } catch {
    // Nothing is kept there.
  }
}
