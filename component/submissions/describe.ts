import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Item } from '../attachments/controller.ts';
import type { SiteFields } from '../fields/site-fields.ts';
import type { Interaction } from '../interaction.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from './controller.ts';
import type { Measure } from './measure.ts';
import { isUnseen } from './message.ts';
import { controlId, type Path } from './path.ts';
import { fieldAt, isTextPart } from './place.ts';
import { type RuleFacts, ruleInWords } from './rule-words.ts';
import type { Fault } from './state.ts';
import type { Written } from './written.ts';

/** An error as the visitor sees it. */
export interface Described {
  /** Id of the control to mend it with; missing if the visitor cannot. */
  target?: string;
  message: string;
}

/** What the errors are about. */
export interface Subject {
  form: FormConfig;
  written: Written;
  items: readonly Item[];
  measure: Measure;
  problemInWords: Interaction['problemInWords'];
  /** Words for the site's own fields, if it has some. */
  fields: Pick<SiteFields, 'problemWith'> | undefined;
}

/** What is wrong with a refused message. */
export function errorsOf(
  form: FormConfig,
  { state, written, files }: SubmissionController,
  { measure, problemInWords }: Interaction,
  fields: SiteFields | undefined,
  words: Words,
): Described[] {
  if (state.status !== 'refused') return [];
  const items = files.tools?.attachments.items ?? [];
  return describe(state.errors, { form, written, items, measure, problemInWords, fields }, words);
}

/** Puts broken rules into words, each tied to its control, from the top of the form to its end. */
export function describe(errors: readonly Fault[], subject: Subject, words: Words): Described[] {
  const order = [
    'name',
    'email',
    'subject',
    'body',
    ...subject.form.fields.map(({ name }) => `data-${name}`),
  ];
  const place = ({ path }: Fault) => {
    const index = order.indexOf(controlId(path));
    return index < 0 ? order.length : index;
  };
  return errors
    .toSorted((one, other) => place(one) - place(other))
    .map((error) => describeOne(error, subject, words));
}

function describeOne(fault: Fault, subject: Subject, words: Words): Described {
  const { path, code } = fault;
  const [part, index] = path;
  if (part === 'attachments') {
    const item = typeof index === 'number' ? subject.items[index] : undefined;
    return item
      ? { target: item.id, message: subject.problemInWords(item, words) }
      : {
          target: 'attachments',
          message: words.say('outcome', 'tooManyFiles', { count: subject.form.attachments.maxFiles }),
        };
  }
  const field = fieldAt(path, subject.form);
  const facts = factsOf(path, field, subject, words);
  const own = fault.message ?? (field && subject.fields?.problemWith(field, code, words));
  const message =
    own ?? ruleInWords(part === 'email' && code === 'too_long' ? 'not_an_email' : code, facts, words);
  return facts.control === 'none' ? { message } : { target: controlId(path), message };
}

function factsOf(
  path: Path,
  field: Field | undefined,
  { form, written, measure }: Subject,
  words: Words,
): RuleFacts {
  const [part] = path;
  const numbers = { limit: measure.limitAt(path, form), excess: measure.excess(path, form, written) };
  if (isTextPart(part)) return { control: part, label: words.of('form')[part], ...numbers };
  return isUnseen(path, form, written)
    ? { control: 'none', label: path.join('.'), ...numbers }
    : { control: 'field', label: field?.label ?? path.slice(1).join('.'), ...numbers };
}
