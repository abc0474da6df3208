import type { LocalizedField } from '../worker/contract/fields.ts';
import type { Localized } from '../worker/contract/localized.ts';

/** What takes up room in a field of the site. */
export interface ExpectedField
  extends Pick<LocalizedField, 'type' | 'label' | 'help' | 'required' | 'sensitive'> {
  options?: readonly { label: Localized }[];
}

/** What takes up room in a form. */
export interface Expected {
  fields: ExpectedField[];
  /** As many files as this, of so many bytes each and together. */
  attachments: { maxFiles: number; maxBytes: number; maxTotalBytes: number };
  /** Whether there is a way to the earlier conversations. */
  history: boolean;
}

const MB = 1024 ** 2;

/** The form that a page will most likely show; the script that a Worker serves is built with that of its configuration. */
export const expected: Expected = {
  fields: [],
  attachments: { maxFiles: 5, maxBytes: 20 * MB, maxTotalBytes: 40 * MB },
  history: true,
};
