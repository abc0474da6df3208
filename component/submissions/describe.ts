import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Item } from '../attachments/controller.ts';
import type { Interaction } from '../interaction.ts';
import type { FileTexts } from '../locales/en/files.ts';
import type { FormTexts } from '../locales/en/form.ts';
import { type OutcomeTexts, outcomeTexts, type RuleFacts } from '../locales/en/outcome.ts';
import type { SubmissionController } from './controller.ts';
import type { Measure } from './measure.ts';
import { controlId, fieldAt, isTextPart, type Path } from './path.ts';
import type { Written } from './written.ts';

/** An error as the visitor sees it. */
export interface Described {
  /** Id of the control to mend it with; missing if the visitor cannot. */
  target?: string;
  message: string;
}

/** Words for every part of the form. */
export interface Texts {
  form: FormTexts;
  files: FileTexts;
  outcome: OutcomeTexts;
}

/** What the errors are about. */
export interface Subject {
  form: FormConfig;
  written: Written;
  items: readonly Item[];
  measure: Measure;
}

/** What is wrong with a refused message. */
export function errorsOf(
  form: FormConfig,
  { state, written, files }: SubmissionController,
  { measure, fileTexts }: Interaction,
  texts: FormTexts,
): Described[] {
  if (state.status !== 'refused') return [];
  const items = files.tools?.attachments.items ?? [];
  const words = { form: texts, files: fileTexts, outcome: outcomeTexts };
  return describe(state.errors, { form, written, items, measure }, words);
}

/** Puts broken rules into words, each tied to its control, from the top of the form to its end. */
export function describe(errors: readonly ErrorDetail[], subject: Subject, texts: Texts): Described[] {
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
    .map((error) => describeOne(error, subject, texts));
}

function describeOne({ path, code }: ErrorDetail, subject: Subject, texts: Texts): Described {
  const [part, index] = path;
  if (part === 'attachments') {
    const item = typeof index === 'number' ? subject.items[index] : undefined;
    return item
      ? { target: item.id, message: texts.files.fileProblem(item.name, item.state) }
      : { target: 'attachments', message: texts.outcome.tooManyFiles(subject.form.attachments.maxFiles) };
  }
  const facts = factsOf(path, subject, texts.form);
  const message = texts.outcome.rule(part === 'email' && code === 'too_long' ? 'not_an_email' : code, facts);
  return facts.control === 'none' ? { message } : { target: controlId(path), message };
}

function factsOf(path: Path, { form, written, measure }: Subject, texts: FormTexts): RuleFacts {
  const [part] = path;
  const numbers = { limit: measure.limitAt(path, form), excess: measure.excess(path, form, written) };
  if (isTextPart(part)) return { control: part, label: texts[part], ...numbers };
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
