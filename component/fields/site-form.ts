import type { Condition } from '../../worker/contract/conditions.ts';
import type { Field, LocalizedField } from '../../worker/contract/fields.ts';
import type { FormConfig, LocalizedForm } from '../../worker/contract/form.ts';
import { type Localized, textIn } from '../../worker/contract/localized.ts';

const sounded = new WeakMap<LocalizedForm, LocalizedForm>();
const spoken = new WeakMap<LocalizedForm, Map<string, FormConfig>>();

/**
 * A form that can be worked with, whoever made it: of two fields of one name only the first is asked. The Worker refuses
 * such forms at start; one that comes from a page's own client is told of in the console, once.
 */
export function soundForm(form: LocalizedForm): LocalizedForm {
  const known = sounded.get(form);
  if (known) return known;
  const { fields } = form;
  const first = fields.filter(
    ({ name }, index) => fields.findIndex((field) => field.name === name) === index,
  );
  const sound = first.length === fields.length ? form : { ...form, fields: first };
  sounded.set(form, sound);
  sounded.set(sound, sound);
  for (const { name } of fields.filter((field) => !first.includes(field)))
    warn(`has two fields named “${name}”`);
  for (const [index, { name, when, required }] of first.entries()) {
    const above = first.slice(0, index).map((field) => field.name);
    const named = [when, required].flatMap((one) => (typeof one === 'object' ? namesIn(one) : []));
    for (const other of named.filter((one) => !above.includes(one))) {
      warn(`has a condition of “${name}” on “${other}”, which is no field above it`);
    }
  }
  return sound;
}

/** A form in one language. @param language BCP 47 tag */
export function formIn(form: LocalizedForm, language: string): FormConfig {
  const sound = soundForm(form);
  const versions = spoken.get(sound) ?? new Map<string, FormConfig>();
  spoken.set(sound, versions);
  const made = versions.get(language) ?? {
    ...sound,
    fields: sound.fields.map((field) => fieldIn(field, language)),
  };
  versions.set(language, made);
  return made;
}

function fieldIn(field: LocalizedField, language: string): Field {
  const say = (text: Localized) => textIn(text, language);
  return {
    ...field,
    label: say(field.label),
    ...(field.help && { help: say(field.help) }),
    ...('placeholder' in field && field.placeholder && { placeholder: say(field.placeholder) }),
    ...('options' in field && {
      options: field.options.map(({ value, label }) => ({ value, label: say(label) })),
    }),
  } as Field;
}

function namesIn(condition: Condition): string[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap(namesIn);
  if ('allOf' in condition) return condition.allOf.flatMap(namesIn);
  return 'not' in condition ? namesIn(condition.not) : [condition.field];
}

export function warn(what: string): void {
  console.warn(`<reamaze-contact> ${what}.`);
}
