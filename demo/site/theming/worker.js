/** A Worker that lives in this page, so that every screen can be shown and nothing is sent anywhere. */

const ok = (value) => Promise.resolve({ outcome: 'ok', value });
const tagged = (value) => ok({ value, etag: null });
const never = () => new Promise(() => {});
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const HOUR = 60;
const DAY = 24 * HOUR;

export const CUSTOMER = { email: 'ida@example.com', name: 'Ida Lindqvist' };

const form = {
  channels: ['support'],
  fields: [
    {
      type: 'text',
      name: 'order',
      label: { en: 'Order number', de: 'Bestellnummer', ar: 'رقم الطلب' },
      help: {
        en: 'You find it in the confirmation e-mail.',
        de: 'Sie steht in der Bestätigungs-E-Mail.',
        ar: 'تجده في رسالة التأكيد.',
      },
    },
    {
      type: 'select',
      name: 'topic',
      label: { en: 'Topic', de: 'Thema', ar: 'الموضوع' },
      required: true,
      options: [
        { value: 'order', label: { en: 'An order', de: 'Eine Bestellung', ar: 'طلب' } },
        { value: 'workshop', label: { en: 'The workshop', de: 'Die Werkstatt', ar: 'الورشة' } },
        { value: 'other', label: { en: 'Something else', de: 'Etwas anderes', ar: 'شيء آخر' } },
      ],
    },
    {
      type: 'checkbox',
      name: 'news',
      label: {
        en: 'Tell me when new frames come out',
        de: 'Sagen Sie mir Bescheid, wenn es neue Rahmen gibt',
        ar: 'أخبروني عند صدور إطارات جديدة',
      },
    },
  ],
  data: [],
  limits: { name: 100, subject: 200, body: 50_000, answer: 5_000 },
  attachments: {
    maxFiles: 5,
    maxBytes: 20 * 1024 * 1024,
    maxTotalBytes: 40 * 1024 * 1024,
    accept: ['.png', '.jpg', '.pdf', '.txt', '.mov'],
  },
  history: true,
  codes: true,
  closing: true,
  turnstileSiteKey: null,
  fallbackEmail: 'help@acorn-bikes.example',
};

const conversations = [
  [
    'belt',
    'M5RA-1P3N',
    'Belt squeaks in the rain',
    'answered',
    35,
    'agent',
    'A drop of silicone oil on the sprocket, and it is quiet again. If not, send us a short film.',
  ],
  [
    'saddle',
    '7F3K-92QM',
    'Saddle in brown',
    'open',
    5 * HOUR,
    'customer',
    'Is the brown one still to be had, and what would it cost?',
  ],
  [
    'hub',
    '2XW8-KD4T',
    'Gears four and five slip when I stand up on the pedals, and only when it is cold outside',
    'sending',
    2,
    'customer',
    'Since Monday.',
  ],
  [
    'bill',
    'Q9ZB-71LC',
    'Bill for the second service',
    'answered',
    3 * DAY,
    'agent',
    'You are right, that was ours to pay. The money is on its way back to you.',
  ],
  [
    'lock',
    null,
    'Frame lock',
    'open',
    16 * DAY,
    'customer',
    'The key turns, but the bolt stays where it is.',
  ],
].map(([id, reference, subject, state, minutes, from, body]) => ({
  id,
  reference,
  subject,
  state,
  createdAt: ago(minutes + 3 * DAY),
  updatedAt: ago(minutes),
  lastMessage: { from, body, createdAt: ago(minutes) },
}));

const closed = [
  {
    ...conversations[3],
    id: 'delivery',
    subject: 'When will my bike be here?',
    state: 'closed',
    updatedAt: ago(90 * DAY),
  },
];

const message = (id, from, name, minutes, body, more = {}) => ({
  id,
  from,
  author: { name },
  body,
  createdAt: ago(minutes),
  attachments: [],
  ...more,
});

const messages = [
  message(
    '1',
    'customer',
    CUSTOMER.name,
    2 * DAY,
    'Hello,\n\nsince the weekend the belt squeaks whenever it rains. In dry weather there is nothing to hear. Is it worn out already?',
    {
      attachments: [
        { name: 'belt from above.jpg', type: 'image/jpeg', size: 1_840_000, url: null },
        { name: 'invoice AC-20931.pdf', type: 'application/pdf', size: 64_000, url: null },
      ],
    },
  ),
  message('2', 'agent', 'Jonas', 2 * DAY - 50, '', {
    passages: [
      {
        parts: [
          'Hello Ida,\n\nno, a belt lasts for 20,000 km. Dust and water make it sing. Here is how to clean it: ',
          { text: 'acorn-bikes.example/belt', href: 'https://acorn-bikes.example/belt' },
        ],
      },
      { parts: ['Since the weekend the belt squeaks whenever it rains.'], quote: 'folded' },
    ],
  }),
  message('3', 'customer', CUSTOMER.name, HOUR, 'Cleaned, and it is better. A little is left.'),
  message('4', 'agent', 'Jonas', 35, conversations[0].lastMessage.body),
];

/** What the form asks of a Worker, for one screen. */
export function clientFor(screen) {
  return {
    getForm: () => (screen === 'loading' ? never() : ok(form)),
    uploadAttachment: (file, { onProgress } = {}) => {
      if (/\.mov$/.test(file.name)) {
        onProgress?.(0.62);
        return never();
      }
      const { name, type, size } = file;
      return ok({ id: name, name, type, size, expiresAt: ago(-DAY) });
    },
    removeAttachment: () => ok(undefined),
    sendConversation: () => {
      if (screen === 'offline') return Promise.resolve({ outcome: 'unreachable', reason: 'network' });
      if (screen === 'failed')
        return Promise.resolve({ outcome: 'problem', status: 503, code: 'unavailable', errors: [] });
      return screen === 'sending' ? never() : ok({ reference: 'M5RA-1P3N', state: 'accepted' });
    },
  };
}

/** What is asked of it for a customer. */
export function accountClientFor(screen) {
  const session = { token: 'of this page', expiresAt: ago(-12 * HOUR), customer: CUSTOMER };
  const find = (id) => [...conversations, ...closed].find((one) => one.id === id || one.reference === id);
  return {
    requestCode: () => ok({ challenge: 'one', expiresAt: ago(-10) }),
    signIn: () => ok(session),
    getSession: () => ok(session),
    signOut: () => ok(undefined),
    listConversations: (_, { state }) => {
      if (screen === 'list-loading') return never();
      const items = screen === 'empty' ? [] : state === 'closed' ? closed : conversations;
      return tagged({ items, next: null });
    },
    getConversation: (_, id) => tagged({ ...find(id), data: { order: 'AC-20931', topic: 'workshop' } }),
    listMessages: (_, id) => tagged({ items: id === 'belt' ? messages : messages.slice(0, 1), next: null }),
    sendReply: () => ok({ reference: 'M5RA-1P3N', state: 'accepted' }),
    setState: (_, id, state) => ok({ ...find(id), state, data: {} }),
  };
}
