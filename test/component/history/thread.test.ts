import { assert } from 'chai';
import type { ConversationState } from '../../../worker/contract/history.ts';
import { accessible } from '../support/element.ts';
import { deferred } from '../support/fixtures.ts';
import {
  AWAY,
  accountWith,
  ago,
  all,
  conversation,
  type Inbox,
  message,
  NOT_FOUND,
  OFFLINE,
  type Stage,
  shows,
  stage,
  stageForm,
  subjects,
  textOf,
  until,
  words,
  write,
} from './support.ts';

/** An inbox with one conversation, `a`, of so many messages. */
function letters(count: number, page = 30): Inbox {
  return {
    page,
    conversations: [conversation('a', { reference: 'M5RA-1P3N', state: 'answered' })],
    messages: {
      a: Array.from({ length: count }, (_, index) =>
        message(`m${index}`, {
          from: index % 2 ? 'agent' : 'customer',
          author: { name: index % 2 ? 'Maya' : 'Ann Rider' },
          body: `Letter ${index}.`,
          createdAt: ago((count - index) * 600),
        }),
      ),
    },
  };
}

/** From the next look on. */
function become(state: ConversationState, inbox: Inbox): void {
  inbox.conversations = inbox.conversations.map((one) => ({ ...one, state }));
}

/** The question before a conversation is closed, once it is asked. */
const asked = async (host: Stage['host']): Promise<HTMLDialogElement> => {
  const dialog = (await shows(host, 'dialog')) as HTMLDialogElement;
  // Not by frames: pages in the background have none.
  await new Promise<void>((resolve) => {
    const check = () => dialog.open && resolve();
    new MutationObserver(check).observe(dialog, { attributes: true });
    check();
  });
  return dialog;
};
const bodies = (host: Stage['host']) => all(host, '.message .text').map(textOf);

describe('a conversation', () => {
  let shown: Stage | undefined;

  const open = async (
    worker: ReturnType<typeof accountWith>,
    id = 'a',
    given: Parameters<typeof stage>[1] = {},
  ) => {
    shown = stage(worker, given);
    shown.controller.open(id);
    await shows(shown.host, '#thread-title');
    return shown;
  };

  afterEach(() => {
    shown?.controller.desk.session.end();
    shown?.host.remove();
  });

  it('shows who said what, on which day', async () => {
    const inbox = letters(3);
    const { host, heard } = await open(accountWith(inbox), 'M5RA-1P3N');
    await shows(host, '#reply');
    assert.deepEqual(all(host, '.message h3').map(textOf), ['You', 'Maya', 'You']);
    assert.deepEqual(bodies(host), ['Letter 0.', 'Letter 1.', 'Letter 2.']);
    assert.isAtLeast(all(host, '.day').length, 1);
    assert.include(all(host, '.message time')[0]?.title, '2026');
    assert.include(words(host), 'Answered Reference M5RA-1P3N');
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'thread-title');
    assert.deepEqual(heard, ['open a M5RA-1P3N']);
    await accessible(host);
  });

  it('calls the other customers of a shared conversation by their names, and agents without one', async () => {
    const inbox = letters(0);
    inbox.messages['a'] = [
      message('1', { author: { name: 'Bob' } }),
      message('2', { author: { name: null } }),
      message('3', { from: 'agent', author: { name: null } }),
    ];
    const { host } = await open(accountWith(inbox));
    await shows(host, '#reply');
    assert.deepEqual(all(host, '.message h3').map(textOf), ['Bob', 'You', 'Support']);
  });

  it('shows the data that the site allows, with the labels of its form', async () => {
    const inbox = letters(1);
    Object.assign(inbox.conversations[0] ?? {}, {
      data: { topic: 'technical', newsletter: true, plan: 'pro' },
    });
    const { host } = await open(accountWith(inbox));
    await shows(host, '.data');
    assert.deepEqual(
      all(host, '.data div').map(textOf),
      ['Topic Technical', 'Newsletter yes', 'plan pro'].map((text) => text.replace(' ', '')),
    );
    await accessible(host);
  });

  it('folds quoted mail away, and makes links where the Worker says so, of web addresses alone', async () => {
    const inbox = letters(0);
    inbox.messages['a'] = [
      message('1', {
        body: 'See https://example.com/a.\n\n> One\n> http://example.com\n\nhttps://example.com/b',
        passages: [
          { parts: ['See ', { text: 'https://example.com/a', href: 'https://example.com/a' }, '.'] },
          {
            parts: ['One\n', { text: 'http://example.com', href: 'http://example.com/' }],
            quote: 'folded',
          },
          { parts: ['https://example.com/b'], quote: 'shown' },
        ],
      }),
    ];
    const { host } = await open(accountWith(inbox));
    await shows(host, '.quote');
    const [link, ...others] = all(host, '.message a');
    assert.lengthOf(others, 0);
    assert.strictEqual(link?.getAttribute('href'), 'https://example.com/a');
    assert.strictEqual(link?.getAttribute('rel'), 'noopener noreferrer nofollow ugc');
    assert.strictEqual(link?.getAttribute('target'), '_blank');
    const [quote] = all(host, '.quote') as HTMLDetailsElement[];
    assert.isFalse(quote?.open);
    all(host, 'summary')[0]?.click();
    assert.isTrue(quote?.open);
    assert.strictEqual(textOf(quote ?? host), 'Quoted textOne http://example.com');
    assert.lengthOf(all(host, '.message > blockquote'), 1);
    host.direction = 'rtl';
    host.requestUpdate();
    await host.updateComplete;
    // Where its own words begin, as those around it.
    for (const text of all(host, '.message .text'))
      assert.strictEqual(getComputedStyle(text).textAlign, 'start');
    await accessible(host);
  });

  it('shows files as cards, and draws pictures of those that are safe to draw', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 4;
    const png = canvas.toDataURL('image/png');
    const fetched: string[] = [];
    const before = window.fetch;
    window.fetch = (url) => {
      fetched.push(String(url));
      return before(png);
    };
    try {
      const inbox = letters(0);
      const file = (name: string, type: string, size: number | null, url: string | null) => ({
        name,
        type,
        size,
        url,
      });
      inbox.messages['a'] = [
        message('1', {
          attachments: [
            file('a.png', 'image/png', 1_000, 'https://contact.example.com/a'),
            file('b.svg', 'image/svg+xml', 1_000, 'https://contact.example.com/b'),
            file('c.png', 'image/png', 9_000_000, 'https://contact.example.com/c'),
            file('d.png', 'image/png', null, null),
            file('e.png', 'image/png', 10, 'javascript:alert(1)'),
            file('f.txt', 'text/plain', 10, null),
            file('g', 'application/octet-stream', 10, null),
          ],
        }),
      ];
      const { host } = await open(accountWith(inbox));
      const place = await shows(host, '.picture');
      await new Promise<void>((resolve) =>
        new MutationObserver(() => resolve()).observe(place, { childList: true }),
      );
      assert.strictEqual(place.firstElementChild?.localName, 'canvas');
      assert.deepEqual(fetched, ['https://contact.example.com/a']);
      assert.deepEqual(
        all(host, '.file a').map((link) => link.getAttribute('href')),
        ['https://contact.example.com/a', 'https://contact.example.com/b', 'https://contact.example.com/c'],
      );
      assert.include(textOf(all(host, '.file')[2] ?? host), 'PNG · 8.6 MB');
      assert.include(textOf(all(host, '.file')[3] ?? host), 'not available here');
      assert.deepEqual(
        all(host, '.file .hint')
          .slice(-2)
          .map((facts) => textOf(facts).split(' · ')[0]),
        ['TXT', '10 bytes'],
      );
      await accessible(host);
    } finally {
      window.fetch = before;
    }
  });

  it('begins with the newest letters, and shows earlier ones where they belong', async () => {
    const { host } = await open(accountWith(letters(100, 40)));
    await shows(host, '#reply');
    assert.strictEqual(bodies(host)[0], 'Letter 94.');
    const letter = all(host, '.message').find((one) => textOf(one).includes('Letter 94.'));
    letter?.scrollIntoView();
    const top = letter?.getBoundingClientRect().top ?? 0;
    (await shows(host, '.more button')).click();
    await until(host, () => bodies(host)[0] !== 'Letter 94.');
    await host.updateComplete;
    assert.include(textOf(letter ?? host), 'Letter 94.');
    assert.closeTo(letter?.getBoundingClientRect().top ?? 0, top, 2);
    // From then on by itself, whenever the beginning is in sight, down to the very first.
    await until(host, () => {
      all(host, '.more, .message')[0]?.scrollIntoView();
      return bodies(host)[0] === 'Letter 0.';
    });
    assert.deepEqual(
      bodies(host),
      Array.from({ length: 100 }, (_, index) => `Letter ${index}.`),
    );
    assert.lengthOf(all(host, '.more'), 0);
    await accessible(host);
  });

  it('keeps codes whole at every width, and breaks what is longer than a line', async () => {
    const long = `${'AC20931-'.repeat(9)}7`;
    const text = `Your order AC-20931 and RT-4711-B. ${long}`;
    const inbox = letters(1);
    inbox.conversations = [
      conversation('a', { subject: text, reference: 'M5RA-1P3N', data: { order: text }, updatedAt: ago(0) }),
    ];
    inbox.messages['a'] = [message('1', { body: text }), message('2', { body: '-A-1-' })];
    const { host, controller } = await open(accountWith(inbox));
    await shows(host, '#reply');
    const check = (codes: number) => {
      const whole = all(host, '.code, code').filter((code) => textOf(code).length < 12);
      assert.lengthOf(whole, codes);
      for (let width = 160; width <= 480; width += 10) {
        host.style.inlineSize = `${width}px`;
        host.style.display = 'block';
        for (const code of whole) {
          const lines = document.createRange();
          lines.selectNodeContents(code);
          const tops = [...lines.getClientRects()].map(({ top }) => Math.round(top));
          assert.lengthOf(new Set(tops), 1, `${textOf(code)} at ${width}`);
        }
        for (const part of all(host, 'h2, h3, dd, .text, .row'))
          assert.isAtMost(part.scrollWidth, part.clientWidth + 1, `${part.localName} at ${width}`);
      }
    };
    // In its subject, data and message two each, the reference, and one that others would take for a sum.
    check(2 * 3 + 1 + 1);
    assert.strictEqual(textOf(all(host, '.text')[0] ?? host), text, 'it can be copied as it was');
    controller.back();
    await shows(host, '.row button');
    check(2);
  });

  it('takes in a new answer, says so once, and does not move what is read', async () => {
    const inbox = letters(20);
    const { host, controller, clock } = await open(accountWith(inbox));
    await shows(host, '#reply');
    const letter = all(host, '.message')[3];
    letter?.scrollIntoView();
    const top = letter?.getBoundingClientRect().top ?? 0;
    inbox.messages['a']?.push(message('new', { from: 'agent', author: { name: 'Maya' }, body: 'Newest' }));
    controller.retry();
    await until(host, () => bodies(host).at(-1) === 'Newest');
    assert.closeTo(letter?.getBoundingClientRect().top ?? 0, top, 2);
    const said = () => all(host, '.news').map(textOf);
    await until(host, () => said().some((text) => /^New answer from Maya, \d/.test(text)));
    assert.strictEqual(bodies(host)[0], 'Letter 14.');
    await accessible(host);
    clock.pass(10_000);
    await until(host, () => said().length === 0);
  });

  it('says so over the letters alone: it covers nothing of the box, and moves nothing', async () => {
    const inbox = letters(20);
    const { host, controller, clock } = await open(accountWith(inbox));
    host.style.inlineSize = '320px';
    await shows(host, '#reply');
    inbox.messages['a']?.push(message('new', { from: 'agent', author: { name: 'Maya' } }));
    controller.retry();
    const pill = await shows(host, '.news p');
    const send = await shows(host, '#reply-form .primary');
    const room = () => send.getBoundingClientRect().bottom - host.getBoundingClientRect().top;
    const before = room();
    // From what is above the end, on to where each part of the box is the last thing on screen.
    for (const last of [...all(host, '.message').slice(-3), ...all(host, '#reply-form, #reply-form *')]) {
      last.scrollIntoView({ block: 'end' });
      const { top, bottom } = pill.getBoundingClientRect();
      for (const input of all(host, '#reply-form :is(label, textarea, button)')) {
        const box = input.getBoundingClientRect();
        assert.isFalse(
          top < box.bottom && bottom > box.top,
          `${input.localName} is free while ${last.className || last.localName} is last`,
        );
      }
      if (last.matches('.message')) assert.isAtMost(bottom, innerHeight, 'it is in sight');
    }
    await accessible(host);
    clock.pass(10_000);
    await until(host, () => all(host, '.news').length === 0);
    assert.strictEqual(room(), before);
  });

  it('keeps the box where it is while somebody writes in it', async () => {
    const inbox = letters(20);
    const { host, controller } = await open(accountWith(inbox));
    const box = await shows(host, '#reply');
    const space = document.createElement('div');
    space.style.blockSize = '3000px';
    host.after(space);
    box.focus();
    box.scrollIntoView();
    const top = box.getBoundingClientRect().top;
    inbox.messages['a']?.push(message('new', { from: 'agent', body: 'Newest\n'.repeat(20) }));
    controller.retry();
    await until(host, () => bodies(host).at(-1)?.startsWith('Newest'));
    await host.updateComplete;
    assert.closeTo(box.getBoundingClientRect().top, top, 2);
    assert.strictEqual(host.shadowRoot?.activeElement, box);
    space.remove();
  });

  it('follows a conversation that is delivered meanwhile to its own id', async () => {
    const inbox = letters(0);
    inbox.conversations = [conversation('~0.x', { state: 'sending', reference: 'R' })];
    inbox.messages['~0.x'] = [message('1', { sending: true })];
    const worker = accountWith(inbox);
    const asked: string[] = [];
    const { host, controller, heard } = await open(
      {
        ...worker,
        listMessages: (token, id, ...rest) => {
          asked.push(id);
          return worker.listMessages(token, id, ...rest);
        },
      },
      '~0.x',
    );
    await shows(host, '.message .hint', 'Being sent');
    assert.lengthOf(all(host, '#change'), 0);
    inbox.conversations = [conversation('slug', { reference: 'R' })];
    inbox.messages['slug'] = [message('1')];
    const { getConversation } = worker;
    worker.getConversation = (token, id, ...rest) =>
      getConversation(token, id === '~0.x' ? 'slug' : id, ...rest);
    controller.desk.client.getConversation = worker.getConversation;
    controller.retry();
    await until(host, () => all(host, '.state').map(textOf).join() === 'Open');
    controller.retry();
    await until(host, () => asked.at(-1) === 'slug');
    assert.deepEqual(heard, ['open ~0.x R']);
  });

  it('that is not there says so, with a way back', async () => {
    const { host, controller } = await open(accountWith(letters(1)), 'nothing');
    await shows(host, '.empty #thread-title', 'cannot be found');
    await accessible(host);
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'thread-title');
    (await shows(host, '.back')).click();
    await until(host, () => subjects(host).length === 1);
    assert.strictEqual(controller.state.screen, 'list');
  });

  it('that cannot be had says why, and asks again', async () => {
    let answer = AWAY;
    const worker = accountWith(letters(1));
    const { host } = await open({
      ...worker,
      listMessages: (...given) => (answer === AWAY ? Promise.resolve(AWAY) : worker.listMessages(...given)),
    });
    await shows(host, '[role=alert]', 'soon');
    await accessible(host);
    answer = NOT_FOUND;
    (await shows(host, '.notice button')).click();
    await shows(host, '#reply');
  });

  it('stays on screen when the network is gone, and goes when it is gone', async () => {
    const inbox = letters(1);
    const worker = accountWith(inbox);
    let offline = false;
    const { host, controller } = await open({
      ...worker,
      getConversation: (...given) => (offline ? Promise.resolve(OFFLINE) : worker.getConversation(...given)),
      listMessages: (...given) => (offline ? Promise.resolve(OFFLINE) : worker.listMessages(...given)),
    });
    await shows(host, '#reply');
    offline = true;
    controller.retry();
    await shows(host, '.stale p', 'cannot be reached');
    assert.lengthOf(bodies(host), 1);
    await accessible(host);
    offline = false;
    inbox.conversations = [];
    controller.retry();
    await shows(host, '#thread-title', 'cannot be found');
    assert.lengthOf(bodies(host), 0);
  });

  it('keeps its place while it loads', async () => {
    const messages = deferred<never>();
    const worker = accountWith(letters(1));
    shown = stage({ ...worker, listMessages: () => messages.promise });
    const { host, clock } = shown;
    await until(host, () => subjects(host).length === 1);
    all(host, '.row button')[0]?.click();
    await shows(host, '#thread-title', 'About a');
    await shows(host, '.message .bone');
    await accessible(host);
    clock.pass(4_000);
    await shows(host, '.hint', 'takes longer');
  });

  it('is closed after a question, and opened again', async () => {
    const { host } = await open(accountWith(letters(1)));
    const change = await shows(host, '#change', 'Close conversation');
    change.focus();
    change.click();
    const dialog = await asked(host);
    await accessible(host);
    all(host, 'dialog .secondary')[0]?.click();
    assert.isFalse(dialog.open);
    assert.strictEqual(host.shadowRoot?.activeElement, change);
    change.click();
    (await asked(host)).querySelector<HTMLElement>('.primary')?.click();
    await shows(host, '.state', 'Closed');
    assert.strictEqual(host.shadowRoot?.activeElement, change);
    assert.include(words(host), 'Your reply opens it again');
    await accessible(host);
    (await shows(host, '#change', 'Open again')).click();
    (await asked(host)).querySelector<HTMLElement>('.primary')?.click();
    await shows(host, '.state', 'Open');
  });

  it('that could not be closed says why, and stays as it is', async () => {
    for (const [status, text] of [
      [405, 'does not offer'],
      [409, 'still being sent'],
      [503, 'soon'],
    ] as const) {
      const { host } = await open(
        accountWith(letters(1), { setState: () => Promise.resolve({ ...AWAY, status, code: 'conflict' }) }),
      );
      (await shows(host, '#change')).click();
      (await asked(host)).querySelector<HTMLElement>('.primary')?.click();
      await shows(host, '[role=alert]', text);
      assert.strictEqual(textOf(all(host, '.state')[0] ?? host), 'Answered');
      await accessible(host);
      host.remove();
    }
  });

  it('says no more that it could not be closed once a reply is taken', async () => {
    const { host } = await open(accountWith(letters(1), { setState: () => Promise.resolve(AWAY) }));
    (await shows(host, '#change')).click();
    (await asked(host)).querySelector<HTMLElement>('.primary')?.click();
    await shows(host, '.actions [role=alert]', 'Not done.');
    write(host, '#reply', 'Then so.');
    await shows(host, '.reply .primary');
    all(host, '.reply .primary')[0]?.click();
    await until(host, () => all(host, '.actions [role=alert]').length === 0);
  });

  it('asks the same until it is answered, though another tab closes it meanwhile', async () => {
    const inbox = letters(1);
    const worker = accountWith(inbox);
    const changes: string[] = [];
    const { host, controller } = await open({
      ...worker,
      setState: (token, id, state) => {
        changes.push(state);
        return worker.setState(token, id, state);
      },
    });
    const question = () => textOf(all(host, '#question')[0] ?? host);
    (await shows(host, '#change', 'Close conversation')).click();
    const dialog = await asked(host);
    const before = question();
    become('closed', inbox);
    controller.looking.now();
    await shows(host, '.state', 'Closed');
    assert.strictEqual(question(), before);
    dialog.close();
    await until(host, () => question() !== before);
    (await shows(host, '#change', 'Open again')).click();
    await asked(host);
    become('open', inbox);
    controller.looking.now();
    await shows(host, '.state', 'Open');
    all(host, 'dialog .primary')[0]?.click();
    await until(host, () => changes.length === 1);
    assert.deepEqual(changes, ['open']);
  });

  it('that was closed all the same, though no answer came, is shown so, and no mistake', async () => {
    const inbox = letters(1);
    const { host } = await open(
      accountWith(inbox, {
        setState: () => {
          become('closed', inbox);
          return Promise.resolve(AWAY);
        },
      }),
    );
    (await shows(host, '#change')).click();
    (await asked(host)).querySelector<HTMLElement>('.primary')?.click();
    await shows(host, '.state', 'Closed');
    assert.lengthOf(all(host, '[role=alert]'), 0);
  });

  it('offers no closing where the site does not', async () => {
    const worker = accountWith(letters(1));
    const { host } = await open(worker, 'a', { desk: { form: { ...stageForm(), closing: false } } });
    await shows(host, '#reply');
    assert.lengthOf(all(host, '#change'), 0);
  });

  it('of a thousand messages is drawn a part at a time', async () => {
    const { host } = await open(accountWith(letters(1_000, 1_000)));
    await shows(host, '#reply');
    assert.lengthOf(all(host, '.message'), 6);
    (await shows(host, '.more button')).click();
    await until(host, () => all(host, '.message').length === 14);
  });
});
