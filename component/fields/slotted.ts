import type { LitElement } from 'lit';
import type { Answers } from '../../worker/contract/conditions.ts';
import type { Answer, LocalizedField } from '../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { PageSettings } from '../submissions/message.ts';
import type { Fault } from '../submissions/state.ts';
import { fits } from './answers.ts';
import { warn } from './site-form.ts';
import { controlsIn, nameOf, read, type SlottedControl, write } from './slotted-control.ts';

/** The page's own controls in the slot `fields`: what they hold is an answer like any other. */
export class Slotted {
  readonly #host: LitElement;
  readonly #answer: (name: string, answer: Answer | undefined) => void;
  /** By name, in the order of the page. */
  #controls = new Map<string, SlottedControl[]>();
  #form: LocalizedForm | undefined;
  readonly #told = new WeakSet<Element>();
  /** What is hidden by us, and what is marked as wrong. */
  readonly #hidden = new WeakSet<Element>();
  readonly #invalid = new WeakSet<Element>();
  /** What the page has said of each. */
  readonly #filled = new WeakMap<Element, unknown>();
  /** What changes now is not the visitor's doing. */
  #writing = false;

  /** @param answer takes what a visitor has answered with one of them */
  constructor(host: LitElement, answer: (name: string, answer: Answer | undefined) => void) {
    this.#host = host;
    this.#answer = answer;
    for (const event of ['input', 'change'])
      host.addEventListener(event, (happened) => this.#changed(happened));
  }

  /** Looks which there are; what a draft holds is put into those that are new. */
  look(form: LocalizedForm, answers: Answers): void {
    const before = this.#form === form ? [...this.#controls.values()].flat() : [];
    this.#form = form;
    this.#controls = new Map();
    for (const control of this.#nodes.flatMap(controlsIn)) this.#take(control, form);
    for (const [name, controls] of this.#controls) {
      const answer = answers[name];
      const isNew = controls.some((control) => !before.includes(control));
      if (isNew && answer !== undefined) this.#write(controls, answer);
    }
    this.#host.requestUpdate();
  }

  /** Puts in what the page says, where no visitor has answered; again when it says something else. */
  fill(page: PageSettings['data'], answers: Answers): void {
    for (const [name, controls] of this.#controls) {
      const value = page?.[name];
      const field = this.#fieldOf(name);
      const isTold = controls.every((control) => this.#filled.get(control) === value);
      if (value === undefined || isTold || name in answers || (field && !fits(field, value))) continue;
      for (const control of controls) this.#filled.set(control, value);
      this.#write(controls, value);
    }
  }

  /** What they hold now, by name; undefined for what has no control any more, or one that is out of use. */
  get answers(): Readonly<Record<string, Answer | undefined>> {
    const { fields = [], data = [] } = this.#form ?? {};
    const names = [...fields.filter(({ slotted }) => slotted).map(({ name }) => name), ...data];
    return Object.fromEntries(names.map((name) => [name, this.#read(name)]));
  }

  /** Those that find fault with what they hold, by their own rules. */
  get faults(): Fault[] {
    return [...this.#controls].flatMap(([name, controls]) => {
      const bad = controls.find((control) => !isGone(control) && control.matches(':invalid'));
      if (!bad) return [];
      const message = bad.validationMessage;
      return [{ path: ['data', name], code: 'wrong_format' as const, ...(message && { message }) }];
    });
  }

  /** Hides what is not asked, and marks what is wrong. @param wrong names */
  show(isAsked: (name: string) => boolean, wrong: readonly string[]): void {
    for (const node of this.#nodes) {
      const named = controlsIn(node)
        .map(nameOf)
        .filter((name) => this.#controls.has(name));
      mark(node, 'hidden', named.length > 0 && !named.some(isAsked), this.#hidden);
    }
    for (const [name, controls] of this.#controls) {
      for (const control of controls) mark(control, 'aria-invalid', wrong.includes(name), this.#invalid);
    }
  }

  /** Focuses the control that an error leads to, such as `data-stars`. @returns whether it is one of the page's */
  focus(id: string): boolean {
    const [control] = this.#controls.get(id.replace(/^data-/, '')) ?? [];
    control?.focus();
    return control !== undefined;
  }

  get #nodes(): Element[] {
    return (
      this.#host.shadowRoot
        ?.querySelector<HTMLSlotElement>('slot[name=fields]')
        ?.assignedElements({ flatten: true }) ?? []
    );
  }

  #read(name: string): Answer | undefined {
    const controls = this.#controls.get(name);
    return controls && read(controls, this.#fieldOf(name));
  }

  #fieldOf(name: string): LocalizedField | undefined {
    return this.#form?.fields.find((field) => field.name === name);
  }

  #write(controls: readonly SlottedControl[], answer: Answer): void {
    this.#writing = true;
    write(controls, answer);
    this.#writing = false;
  }

  #take(control: SlottedControl, form: LocalizedForm): void {
    const name = nameOf(control);
    const known =
      form.data.includes(name) || form.fields.some((field) => field.slotted && field.name === name);
    const group = this.#controls.get(name) ?? [];
    if (known && (group.length === 0 || isGroup(control, group)))
      this.#controls.set(name, [...group, control]);
    else if (!this.#told.has(control)) {
      this.#told.add(control);
      const what = `<${control.localName}${name && ` name="${name}"`}>`;
      const why =
        name === '' ? 'it has no name' : known ? 'its name is taken' : 'the form has no such field or data';
      warn(`does not send ${what} in the slot “fields”: ${why}`);
    }
  }

  #changed({ target }: Event): void {
    if (this.#writing) return;
    const control = target as SlottedControl;
    const [name] = [...this.#controls].find(([, controls]) => controls.includes(control)) ?? [];
    if (name !== undefined) this.#answer(name, this.#read(name));
  }
}

/** Boxes of one name are one question. */
function isGroup({ type }: SlottedControl, group: readonly SlottedControl[]): boolean {
  return (type === 'radio' || type === 'checkbox') && group.every((other) => other.type === type);
}

function isGone(control: SlottedControl): boolean {
  return control.matches(':disabled, [hidden] *, [hidden]');
}

/** What the page itself has hidden or marked stays so. */
function mark(element: Element, attribute: string, is: boolean, ours: WeakSet<Element>): void {
  if (is && !element.hasAttribute(attribute)) {
    element.setAttribute(attribute, 'true');
    ours.add(element);
  } else if (!is && ours.delete(element)) element.removeAttribute(attribute);
}
