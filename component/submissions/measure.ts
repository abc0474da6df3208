import { PATTERN_LENGTH } from '../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { Path } from './path.ts';
import { fieldAt, isTextPart } from './place.ts';
import type { Written } from './written.ts';

/** How many characters a text may have; only what may be any text is measured: of anything else its shape says more. */
function limitAt([part, key]: Path, form: LocalizedForm): number {
  if (isTextPart(part)) return part === 'email' ? Number.POSITIVE_INFINITY : form.limits[part];
  const field = fieldAt([part ?? '', key ?? ''], form);
  if (field?.type !== 'text' && field?.type !== 'textarea') return Number.POSITIVE_INFINITY;
  return field.maxLength ?? ('pattern' in field ? PATTERN_LENGTH : form.limits.answer);
}

/** How many characters a text has too many; 0 if it fits. */
function excess(path: Path, form: LocalizedForm, written: Written): number {
  const [part, key = ''] = path;
  const typed = isTextPart(part) ? written[part] : written.answers[key];
  if (typeof typed !== 'string') return 0;
  // The Worker trims all that is one line before it counts.
  const severalLines = part === 'body' || fieldAt(path, form)?.type === 'textarea';
  return Math.max(0, (severalLines ? typed : typed.trim()).length - limitAt(path, form));
}

/** How long texts are and may be. */
export const measure = { excess, limitAt };

export type Measure = typeof measure;
