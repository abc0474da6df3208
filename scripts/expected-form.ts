import type { Plugin } from 'vite';
import type { Expected, ExpectedField } from '../component/expected.ts';
import type { LocalizedField } from '../worker/contract/fields.ts';
import { DEFAULT_FORM } from '../worker/contract/form.ts';
import { linkedParts } from '../worker/contract/links.ts';
import { type Localized, textIn } from '../worker/contract/localized.ts';
import { site } from '../worker/site.config.ts';
import type { Site } from '../worker/site.ts';

/** The room that the usual form of a site takes as it begins; texts in the first of their languages. */
export function expectedOf({ forms, attachments, history }: Site): Expected {
  const { maxFiles, maxBytes, maxTotalBytes } = attachments;
  const fields = forms[DEFAULT_FORM]?.fields ?? [];
  return {
    fields: fields.filter(({ type, when, slotted }) => type !== 'hidden' && !when && !slotted).map(roomOf),
    attachments: { maxFiles, maxBytes, maxTotalBytes },
    history: history.enabled,
  };
}

function roomOf(field: LocalizedField): ExpectedField {
  const { type, label, help, required } = field;
  return {
    type,
    label: wordsOf(label),
    ...(help && { help: wordsOf(help) }),
    ...(required && { required }),
    ...((type === 'radio' || type === 'checkboxes') && {
      options: field.options.map((option) => ({ label: wordsOf(option.label) })),
    }),
  };
}

/** Without its links. */
const wordsOf = (text: Localized): string =>
  linkedParts(textIn(text))
    .map(({ words }) => words)
    .join('');

/** Keeps the place of the form that the site's configuration asks for, before the Worker has said which. */
export const expectedForm: Plugin = {
  name: 'expected-form',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load: (id) =>
    id.endsWith('/component/expected.ts')
      ? `export const expected = ${JSON.stringify(expectedOf(site))};`
      : undefined,
};
