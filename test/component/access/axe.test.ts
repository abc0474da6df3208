import { assert } from 'chai';
import { leaveNothing } from '../support/account.ts';
import { accessible } from '../support/element.ts';
import { screens } from './screens.ts';

/** A sidebar, a phone that is held upright, and a page; in CSS pixels. */
const WIDTHS = [320, 480, 800];

/** What WCAG 1.4.12 asks a page to bear. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`);

/** Shortened on purpose: all of it is on the next screen, or in the file itself. */
const SHORTENED = '.last, .file-name, .row button, .hidden';

function rootOf({ shadowRoot }: HTMLElement): ShadowRoot {
  assert.ok(shadowRoot);
  return shadowRoot;
}

/** As wide as this, in this scheme and direction, whatever the language is. */
function dress(element: HTMLElement, scheme: string, direction: string, width: number): void {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.inlineSize = `${width}px`;
  element.setAttribute('theme', scheme);
  element.dir = direction;
  element.style.setProperty('--reamaze-dialog-width', `${width}px`);
  // A colour on its way to another has a contrast of its own.
  element.style.setProperty('--reamaze-motion', '0s');
  for (const part of rootOf(element).querySelectorAll<HTMLElement>('.all, dialog')) part.dir = direction;
}

/** What came with a movement has arrived, or is gone. */
async function still(element: HTMLElement): Promise<void> {
  const movements = rootOf(element)
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(movements.map(({ finished }) => finished));
}

/** Fails if anything is wider than the element, or if words are cut off in it. */
function fits(element: HTMLElement): void {
  const root = rootOf(element);
  // What floats over the page may stand out a little, but not out of the page.
  const floats = getComputedStyle(element).position === 'fixed';
  const box = root.querySelector('.inside') ?? (floats ? document.documentElement : element);
  assert.isAtMost(box.scrollWidth, box.clientWidth, 'sideways');
  const cut = [...root.querySelectorAll<HTMLElement>('.all *')].filter(
    (one) =>
      one.checkVisibility() &&
      !one.matches(SHORTENED) &&
      getComputedStyle(one).overflowX !== 'visible' &&
      one.scrollWidth > one.clientWidth,
  );
  assert.deepEqual(
    cut.map(({ outerHTML }) => outerHTML),
    [],
  );
}

for (const [name, show] of Object.entries(screens)) {
  describe(`${name}, as axe sees it`, () => {
    let element: HTMLElement;

    before(async () => {
      document.body.style.margin = '0';
      element = await show();
    });

    after(() => {
      leaveNothing();
      document.documentElement.removeAttribute('style');
      document.body.removeAttribute('style');
      localStorage.clear();
    });

    for (const scheme of ['light', 'dark']) {
      for (const direction of ['ltr', 'rtl']) {
        it(`has nothing against ${scheme}, ${direction}, at three widths`, async () => {
          for (const width of WIDTHS) {
            dress(element, scheme, direction, width);
            await still(element);
            await accessible(element);
            fits(element);
          }
        });
      }
    }

    it('loses nothing to the text spacing of WCAG at 320 px', () => {
      dress(element, 'light', 'ltr', 320);
      rootOf(element).adoptedStyleSheets.push(spacing);
      fits(element);
    });
  });
}
