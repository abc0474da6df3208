import { FILE_TYPES } from './contract/file-types.ts';
import { defineSite } from './site.ts';

const MB = 1024 * 1024;

/** The one file to edit: what the forms of this site ask for and allow. A mistake stops the Worker and is named. */
export const site = defineSite({
  channels: ['billing'],

  forms: {
    contact: {
      fields: [
        {
          name: 'order_number',
          type: 'text',
          label: 'Order number',
          help: 'You find it in the confirmation e-mail.',
          maxLength: 40,
        },
        {
          name: 'topic',
          type: 'select',
          label: 'Topic',
          options: [
            { value: 'billing', label: 'Billing' },
            { value: 'technical', label: 'Technical question' },
            { value: 'other', label: 'Something else' },
          ],
        },
        { name: 'details', type: 'textarea', label: 'Details', help: 'What have you tried so far?' },
        { name: 'newsletter', type: 'checkbox', label: 'Send me the newsletter' },
      ],
      data: ['plan'],
      tags: ['website'],
    },
  },

  limits: { name: 100, subject: 200, body: 50_000, answer: 5_000 },

  attachments: {
    maxFiles: 5,
    maxBytes: 20 * MB,
    maxTotalBytes: 40 * MB,
    accept: Object.keys(FILE_TYPES),
    keepDays: 30,
  },

  outbox: { shards: 1, keepDays: 30 },

  history: {
    enabled: true,
    followers: false,
    closing: true,
    data: ['order_number', 'topic'],
    fileHosts: [],
  },
});
