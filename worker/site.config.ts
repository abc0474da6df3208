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

    returns: {
      channel: 'billing',
      fields: [
        {
          name: 'order_number',
          type: 'text',
          label: 'Order number',
          width: 'half',
          required: true,
          pattern: 'AC-\\d{5}',
          example: 'AC-20931',
        },
        { name: 'bought', type: 'date', label: 'Bought on', width: 'half', required: true, max: 'today' },
        {
          name: 'reason',
          type: 'radio',
          label: 'Why do you return it?',
          required: true,
          options: [
            { value: 'damaged', label: 'It is damaged' },
            { value: 'wrong', label: 'It is not what I ordered' },
            { value: 'unwanted', label: 'I changed my mind' },
          ],
        },
        {
          name: 'fault',
          type: 'textarea',
          label: 'What is wrong with it?',
          required: true,
          when: { field: 'reason', is: ['damaged', 'wrong'] },
        },
        {
          name: 'items',
          type: 'checkboxes',
          label: 'What do you send back?',
          required: true,
          options: [
            { value: 'bike', label: 'The bike' },
            { value: 'bags', label: 'Bags' },
            { value: 'lights', label: 'Lights' },
          ],
        },
        {
          name: 'bags',
          type: 'number',
          label: 'How many bags?',
          width: 'half',
          min: 1,
          max: 10,
          step: 1,
          when: { field: 'items', is: 'bags' },
        },
        {
          name: 'refund',
          type: 'select',
          label: 'What would you like instead?',
          options: [
            { value: 'money', label: 'My money back' },
            { value: 'exchange', label: 'Another one' },
            { value: 'repair', label: 'A repair' },
          ],
          default: 'money',
        },
        { name: 'gift', type: 'checkbox', label: 'It was a gift' },
        {
          name: 'buyer',
          type: 'email',
          label: 'E-mail of whoever bought it',
          when: { field: 'gift', is: true },
        },
        { name: 'phone', type: 'tel', label: 'Phone', width: 'half', country: 'GB', autocomplete: 'tel' },
        { name: 'photos', type: 'url', label: 'Link to photos', width: 'half' },
        { name: 'rating', type: 'number', label: 'How easy was it?', min: 1, max: 5, slotted: true },
        { name: 'campaign', type: 'hidden', label: 'Campaign', default: 'website' },
        {
          name: 'policy',
          type: 'consent',
          label: 'I have read the [return policy](https://www.example.com/returns).',
        },
      ],
      data: [],
      tags: ['website', 'return'],
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
