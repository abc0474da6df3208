import type { AttachmentRules } from './attachments.ts';
import type { Field } from './fields.ts';
import type { Localized } from './localized.ts';

/** How long each text may be, in characters (UTF-16 code units, as browsers count). */
export interface Limits {
  name: number;
  subject: number;
  body: number;
  /** Answer to a field, and a hidden `data` value. */
  answer: number;
}

/** What the element needs to draw and check one form. */
export interface FormConfig<Text = string> {
  /** Where a message may go; the first is the one used if the page names none. */
  channels: string[];
  fields: Field<Text>[];
  /** Keys that the page may add to `data` besides the fields. */
  data: string[];
  /** Parameters of a page's address that may fill in a field: the name of each, and of what it fills in. */
  parameters?: Record<string, string>;
  limits: Limits;
  attachments: AttachmentRules;
  /** Whether customers can see their earlier conversations here. */
  history: boolean;
  /** Whether a code can be sent, to prove an e-mail address. */
  codes: boolean;
  /** Whether customers may close their conversations, and reopen them. */
  closing: boolean;
  turnstileSiteKey: string | null;
  /** Where visitors can write if nothing else works; shown only then. */
  fallbackEmail: string | null;
}

/** The same as `GET /v1/config?form=` answers, before its language is known. */
export type LocalizedForm = FormConfig<Localized>;

/** The form shown if neither the page nor the request names one. */
export const DEFAULT_FORM = 'contact';
