import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Item } from '../attachments/controller.ts';
import type { FileTexts } from '../locales/en/files.ts';
import type { FormTexts } from '../locales/en/form.ts';
import type { OutcomeTexts, RuleFacts } from '../locales/en/outcome.ts';
import { excess, fieldAt, isTextPart, limitAt } from './measure.ts';
import { controlId, type Path } from './path.ts';
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

function factsOf(path: Path, { form, written }: Subject, texts: FormTexts): RuleFacts {
  const [part] = path;
  const numbers = { limit: limitAt(path, form), excess: excess(path, form, written) };
  if (isTextPart(part)) return { control: part, label: texts[part], ...numbers };
  const field = fieldAt(path, form);
  return { control: field?.type ?? 'none', label: field?.label ?? path.join('.'), ...numbers };
}

/** Says so while a text is typed that is too long. */
export function tooLong(
  path: Path,
  { form, written }: Omit<Subject, 'items'>,
  texts: OutcomeTexts,
): string | undefined {
  const surplus = excess(path, form, written);
  return surplus > 0 ? texts.tooLong(surplus) : undefined;
}
