import { assert } from 'chai';
import { texts as arabic } from '../../../component/locales/ar.ts';
import { available } from '../../../component/locales/available.ts';
import { texts as german } from '../../../component/locales/de.ts';
import { formTexts } from '../../../component/locales/en/form.ts';
import { wordsFor } from '../../../component/locales/languages.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import { accessible, fill, get, mount, says, send, shows, text, type } from '../support/element.ts';
import { clientWith } from '../support/fixtures.ts';
import '../support/words.ts';

/** The page's own language until the test ends. */
function pageIn(language: string): void {
  document.documentElement.lang = language;
}

/** The browser's until the test ends. */
function browserIn(...languages: string[]): void {
  Object.defineProperty(navigator, 'languages', { configurable: true, get: () => languages });
  Object.defineProperty(navigator, 'language', { configurable: true, get: () => languages[0] });
}

/** What the developer is told. */
let warned: unknown[] = [];
const { warn } = console;

beforeEach(() => {
  warned = [];
  console.warn = (told: unknown) => warned.push(told);
});

afterEach(() => {
  console.warn = warn;
  document.documentElement.removeAttribute('lang');
  document.body.replaceChildren();
  for (const name of ['language', 'languages'] as const) Reflect.deleteProperty(navigator, name);
});

const spoken = (element: ReamazeContact) => get<HTMLElement>(element, '.all').lang;

async function mountedIn(language: string): Promise<ReamazeContact> {
  const element = mount(clientWith());
  element.lang = language;
  await shows(element, `.all[lang=${language}] form`);
  return element;
}

describe('the language of the element', () => {
  it('is that of the page', async () => {
    pageIn('de-CH');
    const element = mount(clientWith());
    await says(element, german.form.send);
    assert.strictEqual(spoken(element), 'de');
    assert.strictEqual(get<HTMLElement>(element, '.all').dir, 'ltr');
    await accessible(element);
  });

  it('is that of what it stands in, through shadow roots too', async () => {
    pageIn('ja');
    const outer = document.createElement('section');
    outer.lang = 'de';
    const host = document.createElement('div');
    outer.append(host);
    document.body.append(outer);
    const element = mount(clientWith());
    host.attachShadow({ mode: 'open' }).append(element);
    await says(element, german.form.send);
    outer.lang = 'en';
    await says(element, formTexts.send);
  });

  it('is its own before all', async () => {
    pageIn('ja');
    const element = await mountedIn('de');
    element.removeAttribute('lang');
    await shows(element, '.all[lang=ja]');
  });

  it("is the browser's where the page says nothing, or nothing known", async () => {
    browserIn('eo', 'de-AT', 'en');
    for (const page of ['', 'tlh']) {
      pageIn(page);
      await says(mount(clientWith()), german.form.send);
    }
  });

  it('is English where that is what the page says, whatever the browser does', async () => {
    browserIn('de');
    pageIn('en-GB');
    const element = mount(clientWith());
    await shows(element, 'form');
    assert.strictEqual(spoken(element), 'en');
  });

  it('is English, with a warning, where another cannot be loaded', async () => {
    const { de } = available;
    const patched = available as Record<string, unknown>;
    patched['de'] = () => Promise.reject(new Error('no network'));
    try {
      pageIn('de');
      await says(mount(clientWith()), formTexts.send);
      assert.match(String(warned[0]), /no network/);
    } finally {
      patched['de'] = de;
    }
  });

  it('shows nothing in another one before', async () => {
    pageIn('ar');
    const element = mount(clientWith());
    const seen: string[] = [];
    const whole = () => element.shadowRoot?.querySelector<HTMLElement>('.all');
    // biome-ignore lint/performance/useDomNodeTextContent: what keeps the place of a word is not to be seen.
    element.addController({ hostUpdated: () => seen.push(whole()?.innerText ?? '') });
    await says(element, arabic.form.send);
    const early = Object.values(formTexts).filter((words) => seen.join().includes(words));
    assert.deepEqual(early, []);
  });

  it('goes with the message', async () => {
    const bodies: string[] = [];
    const element = mount(
      clientWith({
        sendConversation: (body) => {
          bodies.push(body);
          return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
        },
      }),
    );
    element.lang = 'de-AT';
    await says(element, german.form.send);
    fill(element);
    send(element);
    await says(element, german.outcome.sentTitle);
    assert.strictEqual(JSON.parse(bodies[0] ?? '').language, 'de');
  });

  it('changes at any time, with all that was typed, said and focused', async () => {
    pageIn('en');
    const element = mount(clientWith());
    await shows(element, '#body');
    type(element, 'subject', 'Belt');
    type(element, 'body', 'It squeaks.');
    send(element);
    await shows(element, '#notice');
    const body = get(element, '#body');
    body.focus();
    body.setSelectionRange?.(2, 5);
    pageIn('de');
    await says(element, german.form.send);
    assert.include(text(element), german.outcome.required_name);
    assert.include(text(element), 'Noch nicht gesendet: 3 Angaben sind zu berichtigen');
    pageIn('ar');
    await says(element, arabic.outcome.required_name);
    assert.strictEqual(get(element, '#body'), body);
    assert.strictEqual(element.shadowRoot?.activeElement, body);
    assert.deepEqual([body.value, body.selectionStart, body.selectionEnd], ['It squeaks.', 2, 5]);
    assert.strictEqual(get(element, '#subject').value, 'Belt');
    assert.strictEqual(get<HTMLElement>(element, '.all').dir, 'rtl');
    await accessible(element);
    pageIn('en');
    await says(element, formTexts.send);
  });

  it('is the last one asked for, whichever is loaded first', async () => {
    const element = mount(clientWith());
    for (const tag of ['ar', 'ja', 'de']) element.lang = tag;
    await says(element, german.form.send);
    await Promise.all([available['ar']?.(), available['ja']?.()]);
    await element.updateComplete;
    assert.strictEqual(spoken(element), 'de');
  });

  for (const [page, language, words] of [
    ['ltr', 'ar', arabic],
    ['rtl', 'de', german],
  ] as const) {
    it(`lets what a page (${page}) slots in keep its own direction`, async () => {
      pageIn(language);
      const element = mount(clientWith());
      element.dir = page;
      element.innerHTML = '<p slot="note">We use your address only to answer you.</p>';
      await says(element, words.form.send);
      const note = element.firstElementChild;
      assert.ok(note && getComputedStyle(note).direction === page);
    });
  }

  it('mirrors the form where it is written from right to left', async () => {
    const element = await mountedIn('ar');
    const { left, right } = get(element, 'form').getBoundingClientRect();
    const button = get<HTMLElement>(element, '#send').getBoundingClientRect();
    assert.isBelow(right - button.right, button.left - left);
    const clip = get<HTMLElement>(element, '#attachments svg').getBoundingClientRect();
    const attach = get<HTMLElement>(element, '#attachments').getBoundingClientRect();
    assert.isBelow(attach.right - clip.right, clip.left - attach.left);
    for (const id of ['name', 'subject', 'body'])
      assert.strictEqual(getComputedStyle(get(element, `#${id}`)).direction, 'rtl');
    assert.strictEqual(getComputedStyle(get(element, '#email')).direction, 'ltr');
    await accessible(element);
  });
});

describe('what fills a text in', () => {
  it('keeps its own direction where the text runs the other way', async () => {
    const words = await wordsFor('ar');
    assert.strictEqual(
      words.say('files', 'removeFile', { name: 'cv (1).pdf' }),
      'إزالة \u2068cv (1).pdf\u2069',
    );
    assert.deepEqual((await wordsFor('de')).say('files', 'removeFile', { name: 'a.pdf' }), 'a.pdf entfernen');
  });

  it('is written as in the language', async () => {
    for (const [tag, said] of [
      ['de', '12.345 Zeichen zu viel'],
      ['ja', '12,345文字超過しています'],
    ] as const) {
      assert.strictEqual((await wordsFor(tag)).say('files', 'tooLong', { count: 12_345 }), said);
    }
  });
});

describe('texts of the site', () => {
  it('take the place of ours, in any language, and change at any time', async () => {
    pageIn('de');
    const element = mount(clientWith(), { texts: { form: { send: 'Ab die Post' } } });
    await says(element, 'Ab die Post');
    assert.include(text(element), german.form.subject);
    element.texts = { form: { send: 'Los' } };
    await says(element, 'Los');
    element.texts = undefined;
    await says(element, german.form.send);
    assert.deepEqual(warned, []);
  });

  it('have plurals like ours, or do without', async () => {
    for (const [refusedTitle, said] of [
      [{ one: 'One mistake', other: '{count} mistakes' }, '5 mistakes'],
      ['Mistakes: {count}', 'Mistakes: 5'],
    ] as const) {
      const element = mount(clientWith(), { texts: { outcome: { refusedTitle } } });
      await shows(element, '#send');
      send(element);
      await says(element, said);
      element.remove();
    }
  });

  it('that are none are named to the developer', async () => {
    const texts = { form: { sned: 'Go', send: 'Go' }, from: { send: 'Go' } };
    const element = mount(clientWith(), { texts: texts as ReamazeContact['texts'] });
    await says(element, 'Go');
    assert.deepEqual(warned, [
      '<reamaze-contact> has no texts of the names from.',
      '<reamaze-contact> has no texts of the names form.sned.',
    ]);
  });
});
