import type { FormConfig } from '../../worker/contract/form.ts';

/** A form with a field of every type, for tests of the rules alone. */
export const exampleForm: FormConfig = {
  channels: ['support', 'billing'],
  fields: [
    { name: 'order_number', type: 'text', label: 'Order number', maxLength: 10 },
    {
      name: 'topic',
      type: 'select',
      label: 'Topic',
      required: true,
      options: [
        { value: 'billing', label: 'Billing' },
        { value: 'other', label: 'Other' },
      ],
    },
    { name: 'details', type: 'textarea', label: 'Details' },
    { name: 'newsletter', type: 'checkbox', label: 'Newsletter' },
    { name: 'terms', type: 'checkbox', label: 'Terms', required: true },
  ],
  data: ['plan'],
  limits: { name: 100, subject: 200, body: 1_000, answer: 20 },
  attachments: { maxFiles: 2, maxBytes: 1_000, maxTotalBytes: 1_500, accept: ['.png', '.txt'] },
  history: false,
  codes: false,
  closing: false,
  turnstileSiteKey: null,
  fallbackEmail: null,
};

/** A message that {@link exampleForm} takes. */
export const exampleMessage = {
  subject: 'A question',
  body: 'Hello',
  name: 'Ann',
  email: 'ann@example.com',
  data: { topic: 'billing', terms: true },
};
