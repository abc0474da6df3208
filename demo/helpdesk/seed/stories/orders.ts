import { STATUS } from '../../store/statuses.ts';
import { aisha, ida, maya, type Story, tomasz } from '../story.ts';

/** Orders and bills. */
export const ORDERS: Story[] = [
  {
    subject: 'Change the delivery address of AC-21555',
    status: STATUS.pending,
    age: 0.9,
    lasts: 0.1,
    reference: 'B3NE-77KA',
    data: { order_number: 'AC-21555', topic: 'other', plan: 'pro', newsletter: true },
    lines: [
      ida.writes('Please send the basket to my office instead: 18 Harbour Street, third floor.'),
      aisha.answers(
        'Hello Ida,\n\nchanged. The parcel leaves tomorrow, and you get a link to follow it.\n\nAisha',
      ),
    ],
  },
  {
    subject: 'Bill 2026-0417 has the wrong VAT number',
    status: STATUS.resolved,
    age: 25,
    lasts: 6,
    channel: 'billing',
    reference: '6DVW-0Q9S',
    data: { topic: 'billing', plan: 'pro' },
    lines: [
      ida.writes(
        'The VAT number on bill 2026-0417 is my old one. The new one is in the file.',
        'company.txt',
      ),
      maya.notes('Bookkeeping closes on Friday.'),
      maya.answers("Corrected, with the same number and today's date.", 'bill 2026-0417 corrected.pdf'),
      ida.writes('The date should be that of the delivery, says our accountant.'),
      maya.answers('She is right. Once more:', 'bill 2026-0417 corrected again.pdf'),
      ida.writes('Now it is right.'),
    ],
  },
  {
    subject: 'Refund for the wide mudguards',
    status: STATUS.resolved,
    age: 57,
    lasts: 8,
    channel: 'billing',
    data: { order_number: 'AC-20990', topic: 'billing' },
    lines: [
      ida.writes('I sent the wide mudguards back two weeks ago. When do I get the 54 €?'),
      aisha.answers('They came yesterday. The money is with you in three days at the latest.'),
      aisha.collides('Maya Lindqvist is writing here as well.'),
      ida.writes('It is here. Thank you.'),
    ],
  },
  {
    subject: 'A second bike for my sister',
    status: STATUS.unresolved,
    age: 13,
    lasts: 11,
    reference: 'R8ZK-2FMX',
    data: { topic: 'other', details: 'She lives in Malmö.', plan: 'pro' },
    lines: [
      ida.writes('My sister wants the same bike. Which colours are there this year?'),
      tomasz.answers(
        'Moss, ink, chalk and, for the last time, **rust**.',
        'moss.png',
        'ink.png',
        'chalk.png',
        'rust.png',
      ),
      ida.writes('She says rust. Can she have the lower frame with the higher handlebar?'),
      tomasz.answers('She can. It takes *six weeks* then. Shall we reserve it?'),
      ida.writes('She has to sleep on it.'),
      tomasz.answers('Of course.'),
      ida.writes('She slept on it: yes!'),
    ],
  },
];
