import { assert } from 'chai';
import { historyTexts } from '../../component/locales/en/history.ts';
import { type AccountPage, everything, explain, type OwnStack, openStack } from './support/account.ts';
import { isThread, PER_THREAD, TARGET, vectorsTo } from './support/vectors.ts';

/** How the attacks tell that they ran. */
interface Top extends Window {
  ran?: number;
}

/** All that the screens are made of. */
const ELEMENTS =
  'a article bdi blockquote body button canvas code dd details dialog div dl dt form h1 h2 h3 head html input label li link main meta ol p path reamaze-history script span style summary svg textarea time title ul'.split(
    ' ',
  );

let stack: OwnStack;
let page: AccountPage | undefined;
before(async function () {
  this.timeout(60_000);
  stack = await openStack('hostile');
});
afterEach(function () {
  explain(this.currentTest, page ? [page] : []);
  page?.close();
  delete (window as Top).ran;
});
after(() => stack.close());

/** Fails if anything in the page is more than words and honest links, or anything has happened. */
function harmless({ view, violations }: AccountPage): void {
  const { document, performance, location } = view();
  for (const one of everything(document)) {
    assert.include(ELEMENTS, one.localName);
    for (const { name, value } of one.attributes) {
      if (one.localName === 'script' || one.localName === 'meta') continue;
      assert.notMatch(name, /^(on|src|srcset|style|action|formaction|background|poster|ping|xlink:)/);
      if (name === 'href') assert.isTrue(isHonest(value), value);
    }
  }
  for (const { src } of document.scripts)
    assert.isTrue(
      /\/__web-dev-server__|^\/__stacks\/prepare\.js$/.test(new URL(src).pathname) ||
        src === `${stack.worker}/reamaze-history.js`,
      src,
    );
  for (const { name } of performance.getEntriesByType('resource'))
    assert.isTrue(name.startsWith(`${stack.worker}/`) || name.startsWith(`${location.origin}/__`), name);
  assert.equal(violations.join(), '');
  assert.isUndefined((top as Top).ran);
  assert.match(location.pathname, /^\/__stacks\//);
}

function isHonest(href: string): boolean {
  const { protocol, username, password } = new URL(href);
  const own = href.startsWith(`${stack.worker}/thread-files/`);
  const isMail = /^mailto:[^?&=\s]+@[^?&=\s]+$/.test(href);
  return (own || protocol === 'https:' || isMail) && username === '' && password === '';
}

/** The words alone: spaces as one, and without signs that nobody sees. */
const visible = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, '')
    .trim();

describe('what others wrote', () => {
  it('would do harm if it were shown as it came', async () => {
    const frame = document.createElement('iframe');
    const ran = new Promise<void>((resolve) =>
      Object.defineProperty(window, 'ran', { configurable: true, set: () => resolve() }),
    );
    const live = vectorsTo(stack.stranger).filter((vector) => /^<(img|svg|iframe|link)/.test(vector));
    frame.srcdoc = `<base href="${stack.stranger}">${live.join('\n')}`;
    document.body.append(frame);
    await ran;
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.remove();
    assert.isAbove(await stack.strangers(), 0);
  });

  it('is text in the list and in each thread: nothing runs, loads, leads astray or leaves', async function () {
    this.timeout(60_000);
    const before = await stack.strangers();
    const vectors = vectorsTo(stack.stranger);
    const shown = await stack.open('reamaze-history', {
      identify: () => stack.identityOf(TARGET, '<b>Target</b>'),
    });
    page = shown;
    const allOf = (holds: () => boolean) =>
      shown.until(() => {
        const [more] = shown.all('.more button');
        if (more?.ariaDisabled === 'false') more.click();
        return holds();
      });
    await allOf(() => shown.subjects().length >= vectors.length);
    assert.lengthOf(shown.subjects(), vectors.length);
    harmless(shown);
    const rows = new Set(shown.subjects().map(visible));
    for (const vector of vectors.filter((one) => !one.includes('\0'))) assert.include(rows, visible(vector));

    // The newest is first.
    const ids = shown
      .all('.row h3 button')
      .map(({ id }) => id)
      .reverse();
    for (const [index, id] of ids.entries()) {
      if (!isThread(index)) continue;
      const messages = 1 + 3 * vectors.slice(index, index + PER_THREAD).length;
      shown.all(`#${id}`)[0]?.click();
      await allOf(() => shown.all('.message').length === messages && shown.all('#reply').length > 0);
      for (const quote of shown.all<HTMLDetailsElement>('details')) quote.open = true;
      harmless(shown);
      await shown.press(historyTexts.back);
      await shown.until(() => shown.all(`#${id}`).length === 1);
    }
    await shown.settled();
    harmless(shown);
    assert.equal(await stack.strangers(), before);
  });
});
