import type { LitElement } from 'lit';
import type { Answers } from '../../worker/contract/conditions.ts';
import type { Answer, LocalizedField } from '../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { PageSettings } from '../submissions/message.ts';
import type { Fault } from '../submissions/state.ts';
import { fits } from './answers.ts';
import { warn } from './site-form.ts';
import { beginningOf, controlsIn, nameOf, read, type SlottedControl, write } from './slotted-control.ts';

/** What is on screen of the form. */
export interface Shown {
  isAsked(name: string): boolean;
  /** Names of what is wrong. */
  wrong: readonly string[];
  /** What the page has filled in for good; visitors may not see it either, where it is hidden. */
  hold(name: string): { hidden: boolean } | undefined;
}

/** The page's own controls in the slot `fields`: what they hold is an answer like any other. */
export class Slotted {
  readonly #host: LitElement;
  readonly #answer: (name: string, answer: Answer | undefined) => void;
  /** By name, in the order of the page. */
  #controls = new Map<string, SlottedControl[]>();
  #form: LocalizedForm | undefined;
  readonly #told = new WeakSet<Element>();
  /** What is hidden by us, marked as wrong, and taken out of use. */
  readonly #marked = {
    hidden: new WeakSet<Element>(),
    'aria-invalid': new WeakSet<Element>(),
    disabled: new WeakSet<Element>(),
  };
  /** What was last answered with those of a name, as far as is known here. */
  readonly #known = new Map<string, Answer>();
  /** What puts each back to what it began with. */
  readonly #begin = new WeakMap<Element, () => void>();
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
    this.#form = form;
    this.#controls = new Map();
    for (const control of this.#nodes.flatMap(controlsIn)) this.#take(control, form);
    this.follow(answers);
    this.#host.requestUpdate();
  }

  /** Puts in what was answered elsewhere, and empties what is not answered any more: it was sent, or given up. */
  follow(answers: Answers): void {
    for (const [name, controls] of this.#controls) {
      const answer = answers[name];
      if (isSame(answer, this.#known.get(name))) continue;
      this.#know(name, answer);
      if (answer === undefined) this.#restore(controls);
      else if (!isSame(answer, this.#read(name))) this.#write(() => write(controls, answer));
    }
  }

  /** Puts in what the page says, where no visitor has answered; again when it says something else. */
  fill(page: PageSettings['data'], answers: Answers): void {
    for (const [name, controls] of this.#controls) {
      const value = page?.[name];
      const field = this.#fieldOf(name);
      const isTold = controls.every((control) => this.#filled.get(control) === value);
      if (value === undefined || isTold || name in answers || (field && !fits(field, value))) continue;
      for (const control of controls) this.#filled.set(control, value);
      this.#write(() => write(controls, value));
    }
  }

  /** What they hold now, by name; undefined for what has no control any more, or one that is out of use. Nothing before the form is on screen. */
  get answers(): Readonly<Record<string, Answer | undefined>> {
    if (!this.#slot && this.#controls.size === 0) return {};
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

  /** Hides what is not asked or not to be seen, locks what the page has filled in for good, and marks what is wrong. */
  show({ isAsked, wrong, hold }: Shown): void {
    const isSeen = (name: string) => isAsked(name) && !hold(name)?.hidden;
    for (const node of this.#nodes) {
      const named = controlsIn(node)
        .map(nameOf)
        .filter((name) => this.#controls.has(name));
      this.#mark(node, 'hidden', named.length > 0 && !named.some(isSeen));
    }
    for (const [name, controls] of this.#controls) {
      for (const control of controls) {
        this.#mark(control, 'aria-invalid', wrong.includes(name));
        this.#mark(control, 'disabled', hold(name) !== undefined);
      }
    }
  }

  /** Focuses the control that an error leads to, such as `data-stars`. @returns whether it is one of the page's */
  focus(id: string): boolean {
    const [control] = this.#controls.get(id.replace(/^data-/, '')) ?? [];
    control?.focus();
    return control !== undefined;
  }

  get #slot(): HTMLSlotElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fields]');
  }

  get #nodes(): Element[] {
    return this.#slot?.assignedElements({ flatten: true }) ?? [];
  }

  #read(name: string): Answer | undefined {
    const controls = this.#controls.get(name);
    return controls && read(controls, this.#fieldOf(name));
  }

  #fieldOf(name: string): LocalizedField | undefined {
    return this.#form?.fields.find((field) => field.name === name);
  }

  #know(name: string, answer: Answer | undefined): void {
    if (answer === undefined) this.#known.delete(name);
    else this.#known.set(name, answer);
  }

  #restore(controls: readonly SlottedControl[]): void {
    this.#write(() => {
      for (const control of controls) {
        this.#filled.delete(control);
        this.#begin.get(control)?.();
      }
    });
  }

  #write(act: () => void): void {
    this.#writing = true;
    try {
      act();
    } finally {
      this.#writing = false;
    }
  }

  /** What the page itself has hidden or marked stays so. */
  #mark(element: Element, attribute: 'hidden' | 'aria-invalid' | 'disabled', is: boolean): void {
    const ours = this.#marked[attribute];
    if (is && !element.hasAttribute(attribute)) {
      element.setAttribute(attribute, 'true');
      ours.add(element);
    } else if (!is && ours.delete(element)) element.removeAttribute(attribute);
  }

  #take(control: SlottedControl, form: LocalizedForm): void {
    const name = nameOf(control);
    const known =
      form.data.includes(name) || form.fields.some((field) => field.slotted && field.name === name);
    const group = this.#controls.get(name) ?? [];
    if (known && (group.length === 0 || isGroup(control, group))) {
      this.#controls.set(name, [...group, control]);
      if (!this.#begin.has(control)) {
        this.#begin.set(control, beginningOf(control));
        // Nobody has answered with this one yet.
        this.#known.delete(name);
      }
    } else if (!this.#told.has(control)) {
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
    if (name === undefined) return;
    const answer = this.#read(name);
    this.#know(name, answer);
    this.#answer(name, answer);
  }
}

/** Boxes of one name are one question. */
function isGroup({ type }: SlottedControl, group: readonly SlottedControl[]): boolean {
  return (type === 'radio' || type === 'checkbox') && group.every((other) => other.type === type);
}

function isGone(control: SlottedControl): boolean {
  return control.matches(':disabled, [hidden] *, [hidden]');
}

function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
