import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Item } from '../attachments/controller.ts';
import type { RuleFacts, Texts } from '../locales/en.ts';
import type { TextPart, Written } from './written.ts';

/** An error as the visitor sees it. */
export interface Described {
  /** Id of the control to mend it with; missing if the visitor cannot. */
  target?: string;
  message: string;
}

/** The Worker trims these before it counts. */
const TRIMMED: readonly string[] = ['name', 'email', 'subject'];

/** Id of the control that writes to a place of the message. */
export function controlId(path: readonly (string | number)[]): string {
  return path.slice(0, 2).join('-');
}

/** Puts broken rules into words, each tied to its control. */
export function describe(
  errors: readonly ErrorDetail[],
  form: FormConfig,
  written: Written,
  items: readonly Item[],
  texts: Texts,
): Described[] {
  return errors.map(({ path, code }) => {
    const [part, key] = path;
    if (part === 'attachments') {
      const item = typeof key === 'number' ? items[key] : undefined;
      return item
        ? { target: item.id, message: texts.fileProblem(item.name, item.state) }
        : { target: 'attachments', message: texts.attachFull(form.attachments.maxFiles) };
    }
    const facts = factsOf(path, form, written, texts);
    const message = texts.rule(code, facts);
    return facts.control === 'none' ? { message } : { target: controlId(path), message };
  });
}

/** How many characters a text has too many; 0 if it fits or has no limit. */
export function excess(path: readonly (string | number)[], form: FormConfig, written: Written): number {
  const { value, limit } = measured(path, form, written);
  return Math.max(0, value.length - limit);
}

function factsOf(
  path: readonly (string | number)[],
  form: FormConfig,
  written: Written,
  texts: Texts,
): RuleFacts {
  const [part] = path;
  const numbers = { limit: measured(path, form, written).limit, excess: excess(path, form, written) };
  if (isTextPart(part)) return { control: part, label: texts[part], ...numbers };
  const field = fieldAt(path, form);
  return field
    ? { control: field.type, label: field.label, ...numbers }
    : { control: 'none', label: path.join('.'), ...numbers };
}

function measured(path: readonly (string | number)[], form: FormConfig, written: Written) {
  const [part] = path;
  if (isTextPart(part)) {
    const value = TRIMMED.includes(part) ? written[part].trim() : written[part];
    return { value, limit: part === 'email' ? Number.POSITIVE_INFINITY : form.limits[part] };
  }
  const field = fieldAt(path, form);
  const answer = field && written.answers[field.name];
  const own = field && 'maxLength' in field ? field.maxLength : undefined;
  return { value: typeof answer === 'string' ? answer : '', limit: own ?? form.limits.answer };
}

function fieldAt([part, key]: readonly (string | number)[], form: FormConfig): Field | undefined {
  return part === 'data' ? form.fields.find(({ name }) => name === key) : undefined;
}

function isTextPart(part: string | number | undefined): part is TextPart {
  return part === 'name' || part === 'email' || part === 'subject' || part === 'body';
}
