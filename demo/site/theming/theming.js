import { show } from './screens.js';

/** The theming page: shows a screen under a theme, and the CSS that makes it look like that. */

const controls = document.querySelector('#controls');
const stage = document.querySelector('.stage');
const frame = document.querySelector('.frame');
const code = document.querySelector('code');
const tokens = [...controls.querySelectorAll('[data-token]')];

const theme = new CSSStyleSheet();
document.adoptedStyleSheets = [theme];
/** Names of the tokens that were changed by hand. */
const changed = new Set();
let shown;

/** Every language on offer, by tag, and some that show what would break in others. */
const languages = new Map(
  (await (await fetch('/theming/languages')).json()).map((language) => [language.tag, language]),
);
for (const { tag, name } of languages.values()) controls.elements.language.add(new Option(name, tag));
controls.elements.language.value = 'en';

const themeText = async (name) => (await fetch(`/theming/themes/${name}.css`)).text();

async function dress() {
  const text = await themeText(controls.elements.theme.value);
  const own = tokens
    .filter(({ name, value }) => changed.has(name) && value)
    .map(({ dataset, value }) => `  ${dataset.token}: ${value}${dataset.unit ?? ''};\n`);
  const css = own.length > 0 ? `${text}\n:is(reamaze-contact, reamaze-history) {\n${own.join('')}}\n` : text;
  theme.replaceSync(css);
  code.textContent = css;
  // What was not touched stands where the theme has it.
  const styles = getComputedStyle(shown.element);
  for (const { name, dataset, type } of tokens) {
    const control = controls.elements[name];
    if (changed.has(name) || type === 'select-one') continue;
    const value = styles.getPropertyValue(dataset.token).trim() || control.dataset.default;
    control.value = type === 'color' ? hex(value) : Number.parseFloat(computed('fontSize', value));
  }
}

/** A colour as `<input type="color">` takes it. */
function hex(color) {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  canvas.fillStyle = computed('color', color);
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** What the browser makes of a value where the preview stands. */
function computed(property, value) {
  const probe = document.createElement('div');
  probe.style[property] = value;
  frame.append(probe);
  const result = getComputedStyle(probe)[property];
  probe.remove();
  return result;
}

function arrange() {
  const { scheme, width, direction, language, px } = controls.elements;
  stage.style.colorScheme = scheme.value;
  frame.style.inlineSize = `${width.value}px`;
  px.value = `${width.value} px`;
  frame.dir = direction.value;
  const { tag, spoken, texts } = languages.get(language.value);
  frame.lang = spoken ?? tag;
  if (shown) shown.element.texts = texts;
}

function stagePlay() {
  shown = show(controls.elements.screen.value, frame);
  shown.element.texts = languages.get(controls.elements.language.value).texts;
  return shown.ready;
}

/** The address has what is shown, so that it can be passed on. */
function remember() {
  const data = new FormData(controls);
  for (const { name } of tokens) if (!changed.has(name)) data.delete(name);
  history.replaceState(null, '', `?${new URLSearchParams(data)}`);
}

function recall() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = controls.elements[name];
    if (!control) continue;
    control.value = value;
    if (control.dataset?.token) changed.add(name);
  }
}

controls.addEventListener('input', async ({ target }) => {
  if (target.dataset.token) changed.add(target.name);
  if (target.name === 'theme') changed.clear();
  arrange();
  if (target.name === 'screen') stagePlay();
  await dress();
  remember();
});

controls.addEventListener('reset', (event) => {
  event.preventDefault();
  changed.clear();
  controls.elements.font.value = '';
  dress().then(remember);
});

document.querySelector('#copy').addEventListener('click', async ({ target }) => {
  await navigator.clipboard.writeText(code.textContent);
  target.textContent = 'Copied';
});

for (const [name, value] of Object.entries({
  accent: '#2458d3',
  danger: '#c4291f',
  radius: '8px',
  space: '4px',
  size: '16px',
}))
  controls.elements[name].dataset.default = value;
recall();
arrange();
stagePlay().then(() => {
  document.documentElement.dataset.shown = controls.elements.screen.value;
});
await dress();
