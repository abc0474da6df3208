import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Item } from '../attachments/controller.ts';
import type { Interaction } from '../interaction.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from './controller.ts';
import type { Measure } from './measure.ts';
import { controlId, fieldAt, isTextPart, type Path } from './path.ts';
import { type RuleFacts, ruleInWords } from './rule-words.ts';
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
}

/** What is wrong with a refused message. */
export function errorsOf(
  form: FormConfig,
  { state, written, files }: SubmissionController,
  { measure, problemInWords }: Interaction,
  words: Words,
): Described[] {
  if (state.status !== 'refused') return [];
  const items = files.tools?.attachments.items ?? [];
  return describe(state.errors, { form, written, items, measure, problemInWords }, words);
}

/** Puts broken rules into words, each tied to its control, from the top of the form to its end. */
export function describe(errors: readonly ErrorDetail[], subject: Subject, words: Words): Described[] {
  const order = [
    'name',
    'email',
    'subject',
    'body',
    ...subject.form.fields.map(({ name }) => `data-${name}`),
  ];
  const place = ({ path }: ErrorDetail) => {
    const index = order.indexOf(controlId(path));
    return index < 0 ? order.length : index;
  };
  return errors
    .toSorted((one, other) => place(one) - place(other))
    .map((error) => describeOne(error, subject, words));
}

function describeOne({ path, code }: ErrorDetail, subject: Subject, words: Words): Described {
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
  const facts = factsOf(path, subject, words);
  const message = ruleInWords(part === 'email' && code === 'too_long' ? 'not_an_email' : code, facts, words);
  return facts.control === 'none' ? { message } : { target: controlId(path), message };
}

function factsOf(path: Path, { form, written, measure }: Subject, words: Words): RuleFacts {
  const [part] = path;
  const numbers = { limit: measure.limitAt(path, form), excess: measure.excess(path, form, written) };
  if (isTextPart(part)) return { control: part, label: words.of('form')[part], ...numbers };
  const field = fieldAt(path, form);
  return { control: controlOf(field), label: field?.label ?? path.join('.'), ...numbers };
}

function controlOf(field: Field | undefined): RuleFacts['control'] {
  switch (field?.type) {
    case undefined:
    case 'hidden':
      return 'none';
    case 'select':
    case 'textarea':
    case 'checkbox':
      return field.type;
    default:
      return 'text';
  }
}
