/** What a visitor fills in. */
const CONTROLS = '.all :is(input:not([type=file], [type=hidden]), textarea, select)';

/** What has the focus, in whatever shadow tree; undefined if only the page has it. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}

/** What is to be filled in next: the first control that is empty, or else the first. */
export function nextControl(root: ShadowRoot | null): HTMLElement | undefined {
  const controls = [...(root?.querySelectorAll<HTMLInputElement>(CONTROLS) ?? [])].filter((control) =>
    control.checkVisibility(),
  );
  return controls.find(({ value }) => value === '') ?? controls[0];
}
