import { assert } from 'chai';
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
} from './support.ts';

/** As browsers have run or loaded it somewhere: from the cheat sheets of OWASP and PortSwigger, and mail in the wild. */
const CORPUS = [
  '<script>globalThis.ran = true</script>',
  '<img src=x onerror="globalThis.ran = true">',
  '<img src="https://tracker.invalid/pixel.gif">',
  '<svg/onload=globalThis.ran=true>',
  '<svg><animate onbegin=globalThis.ran=true attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.ran=true</script>"></iframe>',
  '<iframe src="javascript:parent.ran=true"></iframe>',
  '<details open ontoggle=globalThis.ran=true>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=globalThis.ran=true&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=globalThis.ran=true>">',
  '<template shadowrootmode=open><script>globalThis.ran=true</script></template>',
  '<style>@import "https://tracker.invalid/a.css";</style>',
  '<link rel=stylesheet href=https://tracker.invalid/a.css>',
  '<base href="https://tracker.invalid/">',
  '<meta http-equiv=refresh content="0;url=https://tracker.invalid/">',
  '<a href="javascript:globalThis.ran=true">x</a>',
  '<form action=https://tracker.invalid/><button autofocus onfocus=globalThis.ran=true>',
  'javascript:globalThis.ran=true',
  'data:text/html,<script>opener.ran=true</script>',
  '[x](javascript:globalThis.ran=true) ![x](https://tracker.invalid/x.png)',
  '"><script>globalThis.ran=true</script>',
  "'-globalThis.ran-'",
  '</textarea></title></style></script><script>globalThis.ran=true</script>',
  '$'.concat('{globalThis.ran = true}'),
  '{{constructor.constructor("ran=true")()}} <!--?lit$123$-->',
  '\u202e\u2066https://evil.invalid\u2069 \u0000 \ufeff',
];

/** All that the screens are made of. */
const EXPECTED =
  'a article bdi blockquote button canvas code dd details dialog div dl dt form h2 h3 input label li p path span summary svg textarea time ul'.split(
    ' ',
  );

function inbox(): Inbox {
  return {
    page: 100,
    conversations: CORPUS.map((text, index) =>
      conversation(`c${index}`, {
        subject: text,
        reference: index % 2 ? text : null,
        state: 'answered',
        lastMessage: { from: 'agent', body: text, createdAt: ago(1) },
        data: { topic: text, [text]: text },
      }),
    ),
    messages: Object.fromEntries(
      CORPUS.map((text, index) => [
        `c${index}`,
        [
          message(text, { body: text, author: { name: text } }),
          message('2', {
            from: 'agent',
            author: { name: text },
            body: text,
            passages: [
              { parts: [text, { text, href: text }] },
              { parts: [{ text, href: 'https://example.com/' }], quote: 'folded' },
            ],
            attachments: [
              { name: text, type: text, size: 1, url: text },
              { name: text, type: 'image/png', size: 1, url: text },
            ],
          }),
        ],
      ]),
    ),
  };
}

describe('what other people wrote', () => {
  let shown: Stage;
  const loaded: string[] = [];
  const observer = new PerformanceObserver((list) =>
    loaded.push(...list.getEntries().map(({ name }) => name)),
  );

  before(() => observer.observe({ type: 'resource' }));
  after(() => observer.disconnect());

  beforeEach(async () => {
    shown = stage(accountWith(inbox()));
    await until(shown.host, () => subjects(shown.host).length === CORPUS.length);
  });

  afterEach(() => {
    shown.session.end();
    shown.host.remove();
  });

  const harmless = ({ host }: Stage) => {
    const elements = all(host, '*');
    assert.sameMembers([...new Set([...elements.map(({ localName }) => localName), ...EXPECTED])], EXPECTED);
    for (const { attributes } of elements) {
      for (const { name, value } of attributes) {
        assert.notMatch(name, /^on|^src|^style$/);
        if (name === 'href') assert.match(value, /^(https:|mailto:|#)/);
      }
    }
    assert.isFalse('ran' in globalThis);
    assert.deepEqual(
      loaded.filter((name) => /invalid/.test(name)),
      [],
    );
  };

  it('is text in the list, as it was written', () => {
    harmless(shown);
    for (const text of CORPUS) {
      const row = all(shown.host, '.row').find((one) => one.textContent?.includes(text));
      assert.ok(row, text);
    }
  });

  it('is text in each conversation, as it was written', async () => {
    const { host, controller } = shown;
    for (const [index, text] of CORPUS.entries()) {
      controller.open(`c${index}`);
      await until(host, () => all(host, '#thread-title').some((title) => title.textContent === text));
      await shows(host, '.message.agent .text');
      for (const quote of all(host, 'details') as HTMLDetailsElement[]) quote.open = true;
      harmless(shown);
      const [body] = all(host, '.message.customer .text');
      assert.strictEqual(body?.textContent?.trim(), text.trim());
      controller.back();
      await until(host, () => subjects(host).length > 0);
    }
  });
});
