import '../../../component/define.ts';
import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';

/** Every screen, as the theming page of the demo shows it. */
interface Screens {
  WAYS: Record<string, unknown>;
  show(screen: string, place: Element): { element: ReamazeContact; ready: Promise<void> };
}

// A variable, since plain scripts of the demo have no types.
const path = '/demo/site/theming/screens.js';
const { WAYS, show }: Screens = await import(path);

/** What makes a piece look other than what it stands in. */
const LOOKS = [
  'color',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'opacity',
  'textDecorationLine',
] as const;

/** Whether somebody who looks at the page sees this as a piece of its own. */
function isPiece(element: Element): boolean {
  if (!element.checkVisibility() || element.matches('.hidden, .hidden *, svg *, slot, option')) return false;
  if (element.matches('input, textarea, select, button, progress, canvas, svg')) return true;
  const own = getComputedStyle(element);
  const painted = ['Top', 'Left'].some(
    (side) =>
      own.getPropertyValue(`border-${side.toLowerCase()}-width`) !== '0px' &&
      own.getPropertyValue(`border-${side.toLowerCase()}-style`) !== 'none',
  );
  if (painted || own.backgroundColor !== 'rgba(0, 0, 0, 0)' || own.boxShadow !== 'none') return true;
  const says = [...element.childNodes].some(
    ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim(),
  );
  const around = element.parentElement && getComputedStyle(element.parentElement);
  return says && around !== null && LOOKS.some((look) => own[look] !== around[look]);
}

for (const screen of Object.keys(WAYS)) {
  it(`lets a site style every piece of the screen ${screen}`, async () => {
    const { element, ready } = show(screen, document.body);
    await ready;
    await element.updateComplete;
    const bare = [...(element.shadowRoot?.querySelectorAll('*') ?? [])].filter(
      (piece) => !piece.hasAttribute('part') && isPiece(piece),
    );
    assert.deepEqual(
      bare.map(({ outerHTML }) => outerHTML.slice(0, 120)),
      [],
    );
    element.remove();
  });
}
