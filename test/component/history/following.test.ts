import { assert } from 'chai';
import { following } from '../../../component/following.ts';
import { hidePage } from '../support/element.ts';
import {
  accountWith,
  ago,
  all,
  conversation,
  type Inbox,
  message,
  type Stage,
  shows,
  stage,
  subjects,
  until,
  words,
} from './support.ts';

const inboxOf = (count: number, page = 10): Inbox => ({
  page,
  conversations: Array.from({ length: count }, (_, index) =>
    conversation(`c${index}`, { updatedAt: ago(index) }),
  ),
  messages: { c0: [message('1')] },
});

describe('what reading on takes', () => {
  let shown: Stage | undefined;
  let asked: number;
  let away: boolean;

  const open = (inbox: Inbox) => {
    const load = () => {
      asked += 1;
      return away ? Promise.reject(new TypeError('No network.')) : Promise.resolve(following);
    };
    shown = stage(accountWith(inbox), { ports: { following: load } });
    return shown;
  };
  const rows = (host: Stage['host'], count: number) => until(host, () => subjects(host).length === count);

  beforeEach(() => {
    asked = 0;
    away = false;
  });

  afterEach(() => {
    shown?.controller.desk.session.end();
    shown?.host.remove();
  });

  it('is not loaded for a short list and a short conversation, but before they are read again', async () => {
    const inbox = inboxOf(2);
    const { host, clock } = open(inbox);
    await rows(host, 2);
    all(host, '#row-c0')[0]?.click();
    await shows(host, '#reply');
    assert.strictEqual(asked, 0);
    inbox.messages['c0']?.push(message('2', { from: 'agent', body: 'An answer' }));
    clock.pass(15_000);
    await shows(host, '.message .text', 'An answer');
    assert.strictEqual(asked, 1);
  });

  it('is loaded on the way back to what was read before', async () => {
    const inbox = inboxOf(2);
    const { host } = open(inbox);
    await rows(host, 2);
    all(host, '#row-c0')[0]?.click();
    (await shows(host, '.back')).click();
    inbox.conversations.unshift(conversation('new', { updatedAt: ago(-1) }));
    await rows(host, 3);
    assert.strictEqual(asked, 1);
  });

  it('is there before more is asked for', async () => {
    const { host } = open(inboxOf(40, 4));
    await shows(host, '.more');
    await until(host, () => asked === 1);
    // With it the end of the list is noticed, without it nobody asks for more.
    await until(host, () => subjects(host).length > 4);
  });

  it('that cannot be had is tried again by itself, and by hand', async () => {
    away = true;
    const { host, clock, controller } = open(inboxOf(40, 4));
    (await shows(host, '.more button')).click();
    await shows(host, '.more .error', 'could not be loaded');
    assert.lengthOf(subjects(host), 4);
    controller.retry();
    await until(host, () => controller.looking.tried);
    away = false;
    clock.pass(15_000);
    await until(host, () => controller.looking.following);
    (await shows(host, '.more button')).click();
    await until(host, () => subjects(host).length > 4);
    assert.notInclude(words(host), 'could not be loaded');
  });

  it('looks as soon as the page is looked at, where nobody did at first', async () => {
    const page = hidePage();
    const { host } = open(inboxOf(2));
    await until(host, () => shown?.controller.looking.following);
    assert.lengthOf(subjects(host), 0);
    page.show();
    await rows(host, 2);
  });
});
