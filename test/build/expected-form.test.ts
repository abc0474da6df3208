import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedOf } from '../../scripts/expected-form.ts';
import { site } from '../../worker/site.config.ts';

const name = 'asked';

test('the script knows what takes room in the usual form, and nothing else of it', () => {
  const expected = expectedOf({
    ...site,
    forms: {
      ...site.forms,
      contact: {
        data: ['plan'],
        tags: ['website'],
        fields: [
          { type: 'text', name, label: { en: 'Order', de: 'Bestellung' }, help: 'On it.', maxLength: 9 },
          { type: 'select', name, label: 'Topic', required: true, options: [{ value: 'a', label: 'A' }] },
          { type: 'radio', name, label: 'Colour', options: [{ value: 'r', label: { en: 'Red' } }] },
          { type: 'consent', name, label: 'I agree to the [terms](https://www.example.com/terms).' },
          { type: 'hidden', name, label: 'Campaign', default: 'website' },
          { type: 'text', name, label: 'Only then', when: { field: 'topic', is: 'a' } },
          { type: 'number', name, label: "The page's own", slotted: true },
        ],
      },
    },
  });
  const { maxFiles, maxBytes, maxTotalBytes } = site.attachments;
  assert.deepEqual(expected, {
    fields: [
      { type: 'text', label: 'Order', help: 'On it.' },
      { type: 'select', label: 'Topic', required: true },
      { type: 'radio', label: 'Colour', options: [{ label: 'Red' }] },
      { type: 'consent', label: 'I agree to the terms.' },
    ],
    attachments: { maxFiles, maxBytes, maxTotalBytes },
    history: true,
  });
});
