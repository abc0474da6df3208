import type { FormConfig } from '../../worker/contract/form.ts';
import { fieldAt, isTextPart, type Path } from './path.ts';
import type { Written } from './written.ts';

/** The Worker trims all but the message itself before it counts. */
const UNTRIMMED = 'body';

/** How many characters a text may have; no address is measured, since its shape says more. */
function limitAt([part, key]: Path, form: FormConfig): number {
  if (isTextPart(part)) return part === 'email' ? Number.POSITIVE_INFINITY : form.limits[part];
  const field = fieldAt([part ?? '', key ?? ''], form);
  return (field && 'maxLength' in field && field.maxLength) || form.limits.answer;
}

/** How many characters a text has too many; 0 if it fits. */
function excess(path: Path, form: FormConfig, written: Written): number {
  return Math.max(0, lengthAt(path, written) - limitAt(path, form));
}

function lengthAt([part, key]: Path, written: Written): number {
  if (isTextPart(part)) return (part === UNTRIMMED ? written[part] : written[part].trim()).length;
  const answer = written.answers[key ?? ''];
  return typeof answer === 'string' ? answer.length : 0;
}

/** How long texts are and may be. */
export const measure = { excess, limitAt };

export type Measure = typeof measure;
