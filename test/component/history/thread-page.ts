/** The page of the bench: a conversation of a thousand messages, answered at once, in the screens that customers see. */
import { accountWith, ago, all, conversation, message, shows, stage, until } from './support.ts';

const MESSAGES = 1_000;
const WORDS =
  'The belt squeaks since the last service, and only when it is cold; the spray helps for a day or two. ';

declare global {
  interface Window {
    /** Resolves once the conversation is on screen. */
    openThread(): Promise<void>;
    /** Scrolls up to the first message, and down again. */
    scrollThread(): Promise<void>;
  }
}

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

const messages = Array.from({ length: MESSAGES }, (_, index) =>
  message(`m${index}`, {
    from: index % 2 ? 'agent' : 'customer',
    body: `${index}. ${WORDS.repeat(1 + (index % 5))}\n\nSee https://example.com/${index}.\n\nOn 3 May 2026 at 10:12, Ann wrote:\n> ${WORDS}`,
    createdAt: ago((MESSAGES - index) * 600),
  }),
);

const { host, controller } = stage(
  accountWith(
    { page: MESSAGES, conversations: [conversation('a')], messages: {} },
    {
      listMessages: () =>
        Promise.resolve({ outcome: 'ok', value: { value: { items: messages, next: null }, etag: null } }),
    },
  ),
);

window.openThread = async () => {
  controller.open('a');
  await shows(host, '#reply');
  // The second frame begins when the first is drawn.
  await frame();
  await frame();
};

window.scrollThread = async () => {
  (await shows(host, '.more button')).click();
  await until(host, () => controller.growing);
  const step = innerHeight * 0.75;
  while (all(host, '.more').length > 0 || scrollY > 0) {
    scrollBy(0, -step);
    await frame();
  }
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    scrollBy(0, step * 4);
    await frame();
  }
  await frame();
  if (all(host, '.message').length < MESSAGES) throw new Error('Not all messages were shown.');
};
