import type { Client } from '../../../component/client.ts';
import type { Attachment } from '../../../worker/contract/attachments.ts';
import type { FormConfig } from '../../../worker/contract/form.ts';

/** A form with every type of field. */
export const form: FormConfig = {
  channels: ['support', 'billing'],
  fields: [
    { type: 'text', name: 'order_number', label: 'Order number', help: 'On your invoice' },
    {
      type: 'select',
      name: 'topic',
      label: 'Topic',
      required: true,
      options: [
        { value: 'billing', label: 'Billing' },
        { value: 'technical', label: 'Technical' },
      ],
    },
    { type: 'textarea', name: 'details', label: 'Details', maxLength: 20 },
    { type: 'checkbox', name: 'newsletter', label: 'Newsletter' },
  ],
  data: ['plan'],
  limits: { name: 100, subject: 200, body: 50_000, answer: 5_000 },
  attachments: { maxFiles: 3, maxBytes: 1_000, maxTotalBytes: 1_500, accept: ['.png', '.txt'] },
  history: false,
  codes: false,
  closing: false,
  turnstileSiteKey: null,
  fallbackEmail: 'help@example.com',
};

export const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An uploaded file as the Worker answers. */
export function attachment(id: string, expiresAt = '2999-01-01T00:00:00Z'): Attachment {
  return { id, name: `${id}.png`, type: 'image/png', size: 10, expiresAt };
}

/** A text file of so many bytes. */
export function file(name: string, bytes = 10): File {
  return new File(['x'.repeat(bytes)], name, { type: 'text/plain' });
}

/** A promise to be kept by hand. */
export function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** A Worker that takes everything, but for what a test replaces. Anything unexpected fails the test by its name. */
export function clientWith(replaced: Partial<Client> = {}): Client {
  return {
    getForm: () => Promise.resolve({ outcome: 'ok', value: form }),
    uploadAttachment: (uploaded) =>
      Promise.resolve({ outcome: 'ok', value: { ...attachment(uploaded.name), name: uploaded.name } }),
    removeAttachment: () => Promise.resolve({ outcome: 'ok', value: undefined }),
    sendConversation: () =>
      Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } }),
    ...replaced,
  };
}

/** A store that forgets with the test. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
