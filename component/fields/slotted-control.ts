import type { Answer, Field } from '../../worker/contract/fields.ts';

/** An element of the page that a visitor answers with: one of HTML's own, or one that takes part in forms. */
export interface SlottedControl extends HTMLElement {
  name?: string;
  type?: string;
  value?: unknown;
  checked?: unknown;
  defaultValue?: string;
  defaultChecked?: boolean;
  disabled?: boolean;
  validationMessage?: string;
}

const NATIVE = 'input,select,textarea';
/** They answer nothing; and files go another way. */
const NO_ANSWER = 'input:is([type=submit],[type=button],[type=reset],[type=image],[type=file])';

/** The controls in an element, itself included. What a control is made of is its own business. */
export function controlsIn(element: Element): SlottedControl[] {
  if (isControl(element)) return [element];
  return [...element.children].flatMap(controlsIn);
}

function isControl(element: Element): element is SlottedControl {
  if (element.matches(NATIVE)) return !element.matches(NO_ANSWER);
  const made = customElements.get(element.localName) as { formAssociated?: boolean } | undefined;
  return made?.formAssociated === true;
}

export function nameOf(control: SlottedControl): string {
  return control.getAttribute('name') ?? String(control.name ?? '');
}

/** Whether it can be on or off, and its value says what for. */
function isToggle(control: SlottedControl): boolean {
  // Every input of HTML has `checked`, whether or not it can be.
  return (
    control.matches('[type=checkbox],[type=radio]') ||
    (!control.matches(NATIVE) && typeof control.checked === 'boolean')
  );
}

/** What is answered with controls of one name; undefined if nothing is. @param field what the site asks by that name */
export function read(
  controls: readonly SlottedControl[],
  field: Field<unknown> | undefined,
): Answer | undefined {
  const able = controls.filter((control) => !control.matches(':disabled'));
  if (able.length === 0) return undefined;
  const values = able.flatMap(valuesOf);
  if (field?.type === 'checkboxes') return values;
  const [control] = able;
  if (control?.type !== 'radio' && control && isToggle(control))
    return able.some(({ checked }) => checked === true);
  const [value] = values;
  return field?.type === 'number' && value === '' ? undefined : value;
}

function valuesOf(control: SlottedControl): string[] {
  const options = optionsOf(control);
  if (options) return options.filter(({ selected }) => selected).map(({ value }) => value);
  if (isToggle(control) && control.checked !== true) return [];
  const { value } = control;
  return Array.isArray(value)
    ? value.map(String)
    : value === undefined || value === null
      ? []
      : [String(value)];
}

/** Of a list of which several can be chosen. */
function optionsOf(control: HTMLElement): HTMLOptionElement[] | undefined {
  return control instanceof HTMLSelectElement && control.multiple ? [...control.options] : undefined;
}

/** Puts an answer in, as a visitor would. */
export function write(controls: readonly SlottedControl[], answer: Answer): void {
  const chosen = [answer].flat().map(String);
  for (const control of controls) {
    const options = optionsOf(control);
    if (options) for (const option of options) option.selected = chosen.includes(option.value);
    else if (typeof answer === 'boolean') set(control, 'checked', answer);
    else if (isToggle(control)) set(control, 'checked', chosen.includes(String(control.value)));
    else set(control, 'value', String(answer));
    tell(control);
  }
}

/**
 * What puts a control back to what it begins with, as the reset of a form does: of HTML's own that is what their HTML says,
 * since browsers put back into them what somebody has typed before a reload.
 */
export function beginningOf(control: SlottedControl): () => void {
  const property = isToggle(control) ? 'checked' : 'value';
  const { [property]: value, defaultValue, defaultChecked } = control;
  const first = control.matches(NATIVE) ? (property === 'checked' ? defaultChecked : defaultValue) : value;
  return () => {
    if (control instanceof HTMLSelectElement) chooseFirst(control);
    else set(control, property, first);
    tell(control);
  };
}

function chooseFirst({ multiple, options }: HTMLSelectElement): void {
  const all = [...options];
  for (const option of all) option.selected = option.defaultSelected;
  const [first] = all;
  if (first && !multiple && !all.some(({ defaultSelected }) => defaultSelected)) first.selected = true;
}

function tell(control: SlottedControl): void {
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Past what React puts over the properties of HTML's own controls: it would take the event for one that changes nothing. */
function set(control: SlottedControl, property: 'checked' | 'value', to: unknown): void {
  if (control.matches(NATIVE)) Reflect.set(Object.getPrototypeOf(control), property, to, control);
  else control[property] = to;
}
