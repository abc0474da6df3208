import type { Conditional } from './conditions.ts';
import type { Localized } from './localized.ts';

interface FieldBase<Text> extends Conditional {
  /** Key of the answer in `data`: a letter, then letters, digits and underscores, 40 at most. */
  name: string;
  label: Text;
  /** Shown under the label, before anything is typed. */
  help?: Text;
  /** How much of a wide form it takes; all of it if not given. */
  width?: 'half' | 'full';
  /** The page draws it, in the slot `fields`. */
  slotted?: boolean;
  /** The browser does not keep the answer, in no draft and for no second try. */
  sensitive?: boolean;
}

interface TypedField<Text> extends FieldBase<Text> {
  /** An example inside of the empty control; never instead of the label. */
  placeholder?: Text;
  /** Token of the HTML standard that says what browsers may fill in, such as `organization`; `off` if not given. */
  autocomplete?: string;
}

/** One line. */
export interface TextField<Text = string> extends TypedField<Text> {
  type: 'text';
  default?: string;
  minLength?: number;
  /** Characters; if not given, the site's `limits.answer`, or {@link PATTERN_LENGTH} where there is a pattern. */
  maxLength?: number;
  /** Regular expression, with the flag `u`, that the whole answer must match. */
  pattern?: string;
  /** An answer that matches the pattern, to say what is asked. */
  example?: string;
}

/** Several lines. */
export interface TextareaField<Text = string> extends TypedField<Text> {
  type: 'textarea';
  default?: string;
  minLength?: number;
  maxLength?: number;
}

/** One e-mail address, or the address of a page, which may lack its `https://`. */
export interface AddressField<Text = string> extends TypedField<Text> {
  type: 'email' | 'url';
  default?: string;
}

/** A telephone number, as people write it. */
export interface TelField<Text = string> extends TypedField<Text> {
  type: 'tel';
  default?: string;
  /** Where numbers are from that have no country code, such as `DE`. */
  country?: string;
}

export interface NumberField<Text = string> extends TypedField<Text> {
  type: 'number';
  default?: number;
  min?: number;
  max?: number;
  /** The answer is `min`, or 0 without one, and so many steps; any number if not given. */
  step?: number;
}

/** A day. */
export interface DateField<Text = string> extends FieldBase<Text> {
  type: 'date';
  autocomplete?: string;
  default?: DateBound;
  min?: DateBound;
  max?: DateBound;
}

/** A day such as `2026-11-20`, or `today`, `today+14`, `today-30`. */
export type DateBound = string;

export interface Option<Text = string> {
  value: string;
  label: Text;
}

/** One of several options. */
export interface ChoiceField<Text = string> extends FieldBase<Text> {
  type: 'select' | 'radio';
  options: Option<Text>[];
  autocomplete?: string;
  default?: string;
}

/** Any of several options. */
export interface GroupField<Text = string> extends FieldBase<Text> {
  type: 'checkboxes';
  options: Option<Text>[];
  default?: string[];
  /** How many may be ticked, if any are. */
  min?: number;
  max?: number;
}

export interface CheckboxField<Text = string> extends FieldBase<Text> {
  type: 'checkbox';
  default?: boolean;
}

/** A box that must be ticked. Its label may have links, as `[words](https://…)`; it is recorded as the visitor saw it. */
export interface ConsentField<Text = string> extends FieldBase<Text> {
  type: 'consent';
}

/** What the page says, or the site itself, and no visitor. */
export interface HiddenField<Text = string> extends FieldBase<Text> {
  type: 'hidden';
  default?: string | number | boolean;
}

/** A field that a site adds to its form, told apart by `type`. */
export type Field<Text = string> =
  | TextField<Text>
  | TextareaField<Text>
  | AddressField<Text>
  | TelField<Text>
  | NumberField<Text>
  | DateField<Text>
  | ChoiceField<Text>
  | GroupField<Text>
  | CheckboxField<Text>
  | ConsentField<Text>
  | HiddenField<Text>;

/** A field as it is configured and sent, before its language is known. */
export type LocalizedField = Field<Localized>;

/** What can be answered to a field, as it is sent. A day is `2026-11-20`; a group is the values that are ticked. */
export type Answer = string | number | boolean | string[];

/** Characters of an answer that has to match a pattern, unless its field says otherwise. */
export const PATTERN_LENGTH = 100;
