import { assert } from 'chai';
import { accessible } from '../support/element.ts';
import { memoryStorage } from '../support/fixtures.ts';
import {
  AWAY,
  accountWith,
  ago,
  all,
  conversation,
  type Inbox,
  OFFLINE,
  type Props,
  type Stage,
  shows,
  stage,
  subjects,
  textOf,
  until,
  words,
  write,
} from './support.ts';

const many = (count: number, page = 10): Inbox => ({
  page,
  messages: {},
  conversations: Array.from({ length: count }, (_, index) =>
    conversation(`c${index}`, { updatedAt: ago(index), state: index % 10 === 9 ? 'closed' : 'open' }),
  ),
});

describe('the list of conversations', () => {
  let shown: Stage | undefined;
  const open = (...given: Parameters<typeof stage>) => {
    shown = stage(...given);
    return shown;
  };
  const rows = (host: Stage['host'], count: number) => until(host, () => subjects(host).length === count);

  afterEach(() => {
    shown?.controller.desk.session.end();
    shown?.host.remove();
  });

  it('keeps its place while it loads, and says so if that takes long', async () => {
    const { host, clock } = open(accountWith(many(3), { listConversations: () => new Promise(() => {}) }));
    await shows(host, '.bone');
    await accessible(host);
    assert.include(words(host), 'Loading…');
    clock.pass(4_000);
    await shows(host, '.hint', 'takes longer');
    await accessible(host);
  });

  it('shows what each is about, where it stands, and when it moved last', async () => {
    const inbox = many(0);
    inbox.conversations = [
      conversation('a', { state: 'sending', updatedAt: ago(0), reference: 'M5RA-1P3N' }),
      conversation('b', {
        state: 'answered',
        updatedAt: ago(5),
        lastMessage: { from: 'agent', body: 'Hello Ann', createdAt: ago(5) },
      }),
      conversation('c', { updatedAt: ago(60 * 50), lastMessage: null }),
    ];
    const { host } = open(accountWith(inbox));
    await rows(host, 3);
    assert.deepEqual(all(host, '.state').map(textOf), ['Being sent', 'Answered', 'Open']);
    assert.deepEqual(all(host, '.last').map(textOf), ['You: The last words on a', 'Hello Ann', '']);
    const times = all(host, '.row time');
    assert.deepEqual(times.map(textOf), ['now', '5 minutes ago', '2 days ago']);
    assert.include(times[1]?.title, '2026');
    assert.strictEqual(times[1]?.getAttribute('datetime'), ago(5));
    await accessible(host);
  });

  it('goes on by itself at its end, and by a button', async () => {
    const { host } = open(accountWith(many(40, 4)));
    await until(host, () => subjects(host).length > 8);
    all(host, '.row').at(-1)?.scrollIntoView();
    await until(host, () => {
      all(host, '.row').at(-1)?.scrollIntoView();
      return subjects(host).length === 36;
    });
    assert.lengthOf(new Set(subjects(host)), 36);
    assert.lengthOf(all(host, '.more'), 0);
  });

  it('passes pages without anything for it by itself, but not for ever', async () => {
    const asked: (string | undefined)[] = [];
    const answer = (items: string[], next: string | null) =>
      ({
        outcome: 'ok',
        value: { etag: null, value: { items: items.map((id) => conversation(id)), next } },
      }) as const;
    const { host, controller } = open(
      accountWith(many(0), {
        listConversations: (_, { cursor }) => {
          asked.push(cursor);
          const page = Number(cursor ?? 1);
          if (page === 1) return Promise.resolve(answer(['a', 'b'], '2'));
          return Promise.resolve(page < 7 ? answer([], String(page + 1)) : answer(['c'], null));
        },
      }),
    );
    await until(host, () => asked.length === 4 && all(host, '.more:not(.endless)').length === 1);
    const more = await shows(host, '.more button', 'Show more');
    more.click();
    await rows(host, 3);
    assert.deepEqual(asked, [undefined, '2', '3', '4', '5', '6', '7']);
    assert.lengthOf(all(host, '.more'), 0);
    // What was passed is not asked for again with each look.
    controller.retry();
    await until(host, () => asked.length === 8);
    await host.updateComplete;
    assert.lengthOf(all(host, '.more'), 0);
  });

  it('says if more could not be had, and lets it be tried again', async () => {
    const inbox = many(9, 4);
    let broken = true;
    const worker = accountWith(inbox);
    const { host } = open({
      ...worker,
      listConversations: (token, ask, options) =>
        ask.cursor && broken ? Promise.resolve(OFFLINE) : worker.listConversations(token, ask, options),
    });
    await shows(host, '.more .error');
    assert.lengthOf(subjects(host), 4);
    await accessible(host);
    broken = false;
    (await shows(host, '.more button')).click();
    await rows(host, 9);
  });

  it('has a list of its own for what is closed', async () => {
    const { host } = open(accountWith(many(20)));
    await rows(host, 18);
    const [, closed] = all(host, '.segments button');
    closed?.click();
    await until(host, () => subjects(host).join() === 'About c9,About c19');
    assert.deepEqual(
      all(host, '.segments button').map((button) => button.ariaPressed),
      ['false', 'true'],
    );
    assert.include(words(host), 'Closed');
    await accessible(host);
  });

  it('is searched as far as it is loaded, and says how far that is', async () => {
    const inbox = many(30);
    let further = 0;
    const worker = accountWith(inbox);
    const { host } = open({
      ...worker,
      listConversations: (token, ask, options) => {
        if (ask.cursor) further += 1;
        // Once by itself, while nothing is searched for yet.
        return further === 1 && ask.cursor
          ? new Promise(() => {})
          : worker.listConversations(token, ask, options);
      },
    });
    await rows(host, 10);
    write(host, '#history-search', 'ABOUT c1');
    await rows(host, 3);
    assert.deepEqual(subjects(host), ['About c1', 'About c10', 'About c19']);
    assert.include(words(host), '3 of the 13 conversations loaded here');
    write(host, '#history-search', 'nowhere');
    await shows(host, '.empty h3', 'Nothing found');
    assert.include(words(host), '“nowhere”');
    assert.lengthOf(all(host, '.endless'), 0);
    assert.isAtMost(further, 1);
    await accessible(host);
    (await shows(host, '.empty button')).click();
    await rows(host, 10);
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'history-search');
  });

  it('is searched on both sides, each with all its pages, whichever is chosen', async () => {
    const inbox = many(30, 2);
    const { host } = open(accountWith(inbox));
    await rows(host, 2);
    write(host, '#history-search', 'c9');
    await rows(host, 1);
    assert.deepEqual(subjects(host), ['About c9']);
    assert.deepEqual(all(host, 'h3').map(textOf), ['Closed', 'About c9'], 'what is closed is said to be');
    await accessible(host);
    write(host, '#history-search', 'c29');
    await shows(host, '.empty h3', 'Nothing found');
    (await shows(host, '.more button', 'Search older ones too')).click();
    await rows(host, 1);
    assert.deepEqual(subjects(host), ['About c29']);

    (await shows(host, '.segments button', 'Closed')).click();
    write(host, '#history-search', 'c1 c');
    await until(host, () => all(host, 'h3').map(textOf).includes('Open'));
    assert.strictEqual(subjects(host)[0], 'About c19', 'the chosen side comes first');
  });

  it('shows what was just closed once, though both sides still know it', async () => {
    const inbox = many(3);
    const worker = accountWith(inbox);
    const { host } = open({
      ...worker,
      listConversations: (token, ask, options) =>
        worker.listConversations(token, { ...ask, state: 'open' }, options),
    });
    await rows(host, 3);
    write(host, '#history-search', 'about');
    await shows(host, '.hint', '3 of the 6 conversations');
    assert.deepEqual(subjects(host), ['About c0', 'About c1', 'About c2']);
  });

  it('says while it searches that the other side is missing, and tries that again', async () => {
    const inbox = many(20);
    const worker = accountWith(inbox);
    let away = true;
    const { host } = open({
      ...worker,
      listConversations: (token, ask, options) =>
        ask.state === 'closed' && away
          ? Promise.resolve(AWAY)
          : worker.listConversations(token, ask, options),
    });
    await rows(host, 10);
    write(host, '#history-search', 'c9');
    await shows(host, '.more .error', 'Older ones could not be loaded');
    await accessible(host);
    away = false;
    (await shows(host, '.more button', 'Try again')).click();
    await rows(host, 1);
    assert.deepEqual(subjects(host), ['About c9']);
  });

  it('finds what is closed where nothing is open', async () => {
    const inbox = many(10);
    inbox.conversations = inbox.conversations.filter(({ state }) => state === 'closed');
    const { host } = open(accountWith(inbox));
    await shows(host, '.empty h3', 'No open conversations');
    write(host, '#history-search', 'c9');
    await rows(host, 1);
    assert.include(words(host), '1 of the 1 conversation loaded here');
  });

  it('marks what has not been read on this device, in words too', async () => {
    const device = memoryStorage();
    const inbox = many(2);
    const props: Props = { ports: { deviceStorage: () => device } };
    const first = open(accountWith(inbox), props);
    await rows(first.host, 2);
    assert.lengthOf(all(first.host, '.unread'), 0);
    const [answered] = inbox.conversations;
    if (!answered) throw new Error('There should be one.');
    Object.assign(answered, {
      state: 'answered',
      updatedAt: ago(-1),
      lastMessage: { from: 'agent', body: 'New', createdAt: ago(-1) },
    });
    first.controller.retry();
    const row = await shows(first.host, '.unread button');
    assert.strictEqual(textOf(row), 'Unread: About c0');
    await accessible(first.host);
    row.click();
    await shows(first.host, '#reply');
    first.controller.back();
    await rows(first.host, 2);
    assert.lengthOf(all(first.host, '.unread'), 0);
    const kept = JSON.parse(device.getItem(device.key(0) ?? '') ?? '{}').seen;
    assert.lengthOf(Object.keys(kept), 1);
    assert.notProperty(kept, 'c0');
    assert.notInclude(device.key(0) ?? '', 'ann');
  });

  it('is a screen of its own when there is nothing', async () => {
    const { host, heard } = open(accountWith(many(0)));
    await shows(host, '.empty h3', 'No open conversations');
    await accessible(host);
    (await shows(host, '.head button')).click();
    assert.deepEqual(heard, ['write']);
  });

  it('says what is wrong if it cannot be had, and asks again', async () => {
    let broken = true;
    const worker = accountWith(many(1));
    const { host } = open({
      ...worker,
      listConversations: (...given) => (broken ? Promise.resolve(AWAY) : worker.listConversations(...given)),
    });
    await shows(host, '[role=alert]', 'cannot be shown right now');
    await accessible(host);
    broken = false;
    (await shows(host, '.notice button')).click();
    await rows(host, 1);
  });

  it('stays on screen when the helpdesk is away, and says how old it is', async () => {
    const inbox = many(1);
    const worker = accountWith(inbox);
    let answer: 'fresh' | 'stale' | 'away' | 'offline' = 'fresh';
    const { host, controller, clock } = open({
      ...worker,
      listConversations: async (...given) => {
        if (answer === 'away') return AWAY;
        if (answer === 'offline') return OFFLINE;
        const [token, ask] = given;
        const result = await worker.listConversations(token, ask);
        if (result.outcome === 'ok' && answer === 'stale')
          return { outcome: 'ok', value: { etag: null, value: { ...result.value.value, stale: true } } };
        return result;
      },
    });
    await rows(host, 1);
    for (const next of ['away', 'stale', 'offline'] as const) {
      answer = next;
      clock.pass(60_000);
      controller.retry();
      const notice = await shows(
        host,
        '.stale p',
        next === 'offline' ? 'We cannot be reached' : 'The helpdesk cannot',
      );
      assert.match(textOf(notice), /^Shown as of \d/);
      await shows(host, '.stale p', 'Tried again just now.');
      assert.lengthOf(subjects(host), 1);
    }
    await accessible(host);
    clock.pass(60_000);
    await until(host, () => !words(host).includes('Tried again'));
    answer = 'fresh';
    controller.retry();
    await until(host, () => all(host, '.stale p').length === 0);
  });

  it('that is an old copy from the start does not claim a time', async () => {
    const worker = accountWith(many(1));
    const { host } = open({
      ...worker,
      listConversations: async (token, ask) => {
        const result = await worker.listConversations(token, ask);
        return result.outcome === 'ok'
          ? { outcome: 'ok', value: { etag: null, value: { ...result.value.value, stale: true } } }
          : result;
      },
    });
    assert.include(textOf(await shows(host, '.stale p')), 'may not be the latest');
  });

  it('moves under the reader without taking the focus to another conversation', async () => {
    const inbox = many(8);
    const { host, controller } = open(accountWith(inbox));
    await rows(host, 8);
    all(host, '#row-c3')[0]?.focus();
    inbox.conversations.unshift(...inbox.conversations.splice(5, 1));
    inbox.conversations[0] = conversation('c5', { updatedAt: ago(-1) });
    controller.retry();
    await until(host, () => subjects(host)[0] === 'About c5');
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'row-c3');
    assert.strictEqual(textOf(host.shadowRoot?.activeElement ?? host), 'About c3');
  });

  it('comes back to where it was left', async () => {
    const { host, controller, heard } = open(accountWith(many(5)));
    await rows(host, 5);
    all(host, '#row-c2')[0]?.click();
    await shows(host, '#thread-title', 'About c2');
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'thread-title');
    controller.back();
    await rows(host, 5);
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'row-c2');
    assert.deepEqual(heard, ['open c2 null', 'back']);
  });

  it('fits 320 pixels, and leaves every target large enough', async () => {
    const { host } = open(accountWith(many(3)));
    host.style.inlineSize = '288px';
    await rows(host, 3);
    assert.isAtMost(host.scrollWidth, 288);
    for (const button of all(host, 'button, input')) {
      const { height } = button.closest('.row')?.getBoundingClientRect() ?? button.getBoundingClientRect();
      assert.isAtLeast(height, 24);
    }
  });
});
