import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { FormConfig } from '../../../worker/contract/form.ts';
import { historyForm } from '../support/account.ts';
import { get, mount, press, shows } from '../support/element.ts';
import { clientWith } from '../support/fixtures.ts';

/** Red, green and blue from 0 to 255. */
type Rgb = readonly number[];

const TEXT = 4.5;
const LINE = 3;
/** A brand may have any colour; these are all hues and shades, a piece at a time, and those known to be hard. */
const STEPS = [0, 64, 128, 192, 255];
const PIECES = STEPS.flatMap((r) => STEPS.map((g) => STEPS.map((b) => `rgb(${r} ${g} ${b})`)));
const HARD = ['#ffd400', '#777', '#767676', '#635bff', 'oklch(0.75 0.3 145)', 'color(display-p3 1 0 0)'];

const PAGES = [
  { name: 'white', text: '#1d2a24', ground: '#ffffff' },
  { name: 'pale', text: '#333333', ground: '#f1efe7' },
  { name: 'dark', text: '#e6efe9', ground: '#17191c' },
  { name: 'dim', text: '#ffffff', ground: '#2b2d31' },
];

/** Little to draw anew for each colour. */
const small: FormConfig = {
  ...historyForm,
  fields: [{ type: 'checkbox', name: 'newsletter', label: 'Newsletter' }],
};

/** What the browser paints for each of these colours. */
function painted(colors: readonly string[]): Rgb[] {
  const canvas = document.createElement('canvas');
  canvas.width = colors.length;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  assert.ok(context);
  for (const [x, color] of colors.entries()) {
    context.fillStyle = color;
    context.fillRect(x, 0, 1, 1);
  }
  const { data } = context.getImageData(0, 0, colors.length, 1);
  return colors.map((_, x) => [...data.slice(x * 4, x * 4 + 3)]);
}

/** As WCAG 2.2 has it. */
function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb = [], other: Rgb = []): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A form with something wrong in it, the focus in a field, and a box that is ticked. */
async function openForm(page: { text: string; ground: string }): Promise<ReamazeContact> {
  Object.assign(document.body.style, { color: page.text, background: page.ground });
  const element = mount(clientWith({ getForm: () => Promise.resolve({ outcome: 'ok', value: small }) }));
  element.style.setProperty('--reamaze-motion', '0s');
  await shows(element, 'form');
  get(element, '[type=checkbox]').click();
  press(element, 'Send message');
  await shows(element, '#subject-error');
  get(element, '#name').focus();
  await element.updateComplete;
  return element;
}

function close(element: ReamazeContact): void {
  element.remove();
  document.body.removeAttribute('style');
}

/** What is compared with what, of a form in some colour. */
function pairsOf(element: ReamazeContact, ground: string) {
  const look = (selector: string) => getComputedStyle(get<HTMLElement>(element, selector));
  const button = look('.primary');
  return [
    { what: 'text on it', one: button.color, other: button.backgroundColor, least: TEXT },
    { what: 'it as text', one: look('[part~=history-button]').color, other: ground, least: TEXT },
    { what: 'an error', one: look('#subject-error').color, other: ground, least: TEXT },
    { what: 'the focus', one: look('#name').outlineColor, other: ground, least: LINE },
    { what: 'a ticked box', one: look('[type=checkbox]').borderTopColor, other: ground, least: LINE },
    { what: 'a wrong field', one: look('#subject').borderTopColor, other: ground, least: LINE },
  ];
}

for (const page of PAGES) {
  describe(`on a ${page.name} page`, () => {
    let element: ReamazeContact;
    before(async () => {
      element = await openForm(page);
    });
    after(() => close(element));

    for (const [piece, colors] of [...PIECES, HARD].entries()) {
      it(`lets every brand colour be read: ${piece + 1}`, () => {
        const pairs = colors.flatMap((color) => {
          element.style.setProperty('--reamaze-accent', color);
          element.style.setProperty('--reamaze-danger', color);
          return pairsOf(element, page.ground).map((pair) => ({ ...pair, color }));
        });
        const ones = painted(pairs.map(({ one }) => one));
        const others = painted(pairs.map(({ other }) => other));
        for (const [index, { what, color, least }] of pairs.entries())
          assert.isAtLeast(contrast(ones[index], others[index]), least, `${what}, for ${color}`);
      });
    }
  });
}

it('leaves a brand colour that can be read as it is', async () => {
  const element = await openForm({ text: '#111', ground: '#fff' });
  for (const color of ['#1f6b46', '#8c2f1b', '#2458d3']) {
    element.style.setProperty('--reamaze-accent', color);
    const [shown, own] = painted([getComputedStyle(get(element, '[part~=history-button]')).color, color]);
    assert.isBelow(contrast(shown, own), 1.03, color);
  }
  close(element);
});

for (const [scheme, text] of [
  ['light', '#e6efe9'],
  ['light', '#1d2a24'],
  ['dark', '#1d2a24'],
  ['dark', '#ffffff'],
  ['light', undefined],
  ['dark', undefined],
] as const) {
  it(`the dialog of a ${scheme} page has a ground that text of ${text ?? 'no colour of its own'} can be read on`, async () => {
    document.documentElement.style.colorScheme = scheme;
    if (text) document.documentElement.style.setProperty('--reamaze-text', text);
    const client = clientWith({ getForm: () => Promise.resolve({ outcome: 'ok', value: small }) });
    const element = mount(client, { mode: 'dialog' });
    await element.show();
    await shows(element, 'form');
    const { color, backgroundColor } = getComputedStyle(get<HTMLElement>(element, '.floating'));
    const [ink, ground] = painted([color, backgroundColor]);
    assert.isAtLeast(contrast(ink, ground), 7);
    if (text) assert.deepEqual(ink, painted([text])[0]);
    close(element);
    document.documentElement.removeAttribute('style');
  });
}
