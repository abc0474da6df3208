/** Lets boxes for text grow with it. */
export function grow({ shadowRoot }: HTMLElement): void {
  if (!shadowRoot) return;
  for (const type of ['focusin', 'input']) shadowRoot.addEventListener(type, ({ target }) => growNow(target));
  growNow(shadowRoot.activeElement);
}

/** Set on the object, not in markup: a strict page forbids style attributes. */
function growNow(box: EventTarget | null): void {
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.style.blockSize = 'auto';
  box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}
