import { assert } from 'chai';
import { askedBy } from '../../../component/dialog/openers.ts';
import { leftOpen, openName, remember, thisPage } from '../../../component/dialog/restoring.ts';
import { roomAboveKeyboard, type Seen } from '../../../component/dialog/viewport.ts';

describe('the room above an on-screen keyboard', () => {
  const PHONE = 700;
  const cases: [string, Seen, ReturnType<typeof roomAboveKeyboard>][] = [
    ['no keyboard', { height: 700, offsetTop: 0, scale: 1 }, undefined],
    ['only the bars of the browser', { height: 610, offsetTop: 0, scale: 1 }, undefined],
    ['bars that have gone', { height: 760, offsetTop: 0, scale: 1 }, undefined],
    ['a keyboard', { height: 380, offsetTop: 0, scale: 1 }, { top: 0, height: 380 }],
    [
      'a keyboard, and a page pushed up by it',
      { height: 380.4, offsetTop: 120.6, scale: 1 },
      { top: 121, height: 380 },
    ],
    ['somebody who has zoomed in', { height: 350, offsetTop: 200, scale: 2 }, undefined],
    ['the same with a keyboard', { height: 200, offsetTop: 200, scale: 1.5 }, undefined],
  ];
  for (const [name, seen, room] of cases)
    it(`knows ${name}`, () => assert.deepEqual(roomAboveKeyboard(seen, PHONE), room));
});

describe('the dialog that was left open', () => {
  const name = openName('reamaze-contact:draft:https://worker.example/:contact');
  const left = { page: thisPage(), view: 'contact' } as const;
  const arrivedBy = (type: string) => {
    Object.defineProperty(performance, 'getEntriesByType', { configurable: true, value: () => [{ type }] });
  };
  afterEach(() => {
    Reflect.deleteProperty(performance, 'getEntriesByType');
    sessionStorage.clear();
  });

  for (const [type, opens] of [
    ['reload', true],
    ['back_forward', true],
    ['navigate', false],
    ['prerender', false],
  ] as const)
    it(`${opens ? 'opens' : 'stays closed'} after “${type}”`, () => {
      remember(name, left);
      arrivedBy(type);
      assert.deepEqual(leftOpen(name), opens ? left : undefined);
    });

  it('stays closed on another page, once forgotten, and where what is kept was tampered with', () => {
    arrivedBy('reload');
    remember(name, { ...left, page: '/another' });
    assert.isUndefined(leftOpen(name));
    remember(name, left);
    remember(name, undefined);
    assert.isUndefined(leftOpen(name));
    for (const text of ['', '{', 'null', '7', '"page"', '[]']) {
      sessionStorage.setItem(name, text);
      assert.isUndefined(leftOpen(name));
    }
  });
});

describe('a click on the page', () => {
  const click = (change: MouseEventInit) => {
    const opener = document.createElement('button');
    opener.setAttribute('data-reamaze-open', 'help');
    let asked: unknown;
    opener.addEventListener('click', (event) => {
      asked = askedBy(event);
    });
    opener.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...change }));
    return asked;
  };

  it('asks for a dialog', () => assert.include(click({}), { ask: 'show', id: 'help' }));
  for (const held of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])
    it(`asks for nothing with ${held}`, () => assert.isUndefined(click({ [held]: true })));
  it('asks for nothing with another button', () => assert.isUndefined(click({ button: 1 })));
});
