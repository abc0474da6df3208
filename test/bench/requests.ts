import { pngOf } from '../support/stack.ts';
import type { Outgoing } from './load.ts';

/** A message of usual length, as the element sends it. */
export const message: Outgoing = {
  path: '/v1/conversations',
  type: 'application/json',
  expect: 202,
  body: JSON.stringify({
    subject: 'The belt squeaks when it rains',
    body: 'Since the last service the belt squeaks on wet days, above all uphill. '.repeat(8),
    name: 'Ann Example',
    email: 'ann@example.com',
    data: {
      order_number: 'A-10023',
      topic: 'technical',
      details: 'Cleaned it twice.',
      newsletter: false,
      plan: 'pro',
    },
    language: 'en',
    page: { url: 'https://www.acorn-bikes.example/contact', title: 'Contact us', referrer: '' },
  }),
};

/** @param bytes size of the file */
export function upload(bytes: number): Outgoing {
  return {
    path: '/v1/attachments?name=photo.png',
    type: 'image/png',
    expect: 201,
    body: pngOf(bytes),
  };
}
