import { STATUS } from '../../store/statuses.ts';
import { COPYING_CUSTOMER, DEMO_CUSTOMER, OTHER_CUSTOMER } from '../people.ts';
import { aisha, ida, maya, priya, type Story, sven, tomasz } from '../story.ts';

/** What is not the demo customer's: another customer's own, and what she was only copied on. */
export const OTHERS: Story[] = [
  {
    subject: 'Tandem for two tall people',
    by: OTHER_CUSTOMER,
    status: STATUS.unresolved,
    age: 1.6,
    lasts: 0.4,
    reference: 'W2RJ-5NSD',
    data: { order_number: 'AC-77812', topic: 'other', plan: 'basic' },
    lines: [
      priya.writes('Do you build the tandem for two people of 1.95 m?', 'us two.jpg'),
      tomasz.notes('Priya is a friend of the founder. Be quick.'),
      tomasz.answers('Hello Priya, we do, with a longer rear tube. Shall I draw it?'),
      priya.writes('Please!'),
    ],
  },
  {
    subject: 'Bill of my tandem',
    by: OTHER_CUSTOMER,
    status: STATUS.resolved,
    age: 48,
    channel: 'billing',
    lines: [
      priya.writes('The bill has my old address.'),
      maya.answers('Hello Priya, here is the new one.', 'bill AC-77812.pdf'),
    ],
  },
  {
    subject: 'Two bells on one bike',
    by: OTHER_CUSTOMER,
    status: STATUS.pending,
    age: 12,
    lines: [priya.writes('May I have one for each of us?'), aisha.answers('Of course, Priya.')],
  },
  {
    subject: 'Where does the second child sit?',
    by: OTHER_CUSTOMER,
    status: STATUS.archived,
    age: 210,
    lines: [priya.writes('We need a second seat.'), maya.answers('Behind the first, Priya.')],
  },
  {
    subject: 'Brakes for steep hills',
    by: OTHER_CUSTOMER,
    status: STATUS.onHold,
    age: 77,
    lines: [
      priya.writes('Are rim brakes enough for a tandem?'),
      tomasz.answers('No, Priya. We ask for discs and come back to you.'),
    ],
  },
  {
    subject: 'Hei Acorn',
    by: OTHER_CUSTOMER,
    status: STATUS.autoResolved,
    age: 301,
    lines: [priya.writes('Do you speak Finnish?'), aisha.answers('Valitettavasti ei, Priya.')],
  },
  {
    subject: 'Tour of our cycling club',
    by: COPYING_CUSTOMER,
    copied: [DEMO_CUSTOMER],
    status: STATUS.unresolved,
    age: 5.2,
    lasts: 2,
    lines: [
      sven.writes('Could you lend us six bikes on the 12th? I copy in Ida, who keeps the list.'),
      aisha.answers('We could lend you five.'),
      ida.writes('Five is enough, I bring my own.'),
    ],
  },
  {
    subject: 'Club bikes: the bill',
    by: COPYING_CUSTOMER,
    copied: [DEMO_CUSTOMER],
    status: STATUS.resolved,
    age: 44,
    channel: 'billing',
    lines: [sven.writes('Please send the bill to me, not to Ida.'), maya.answers('Done, Sven.')],
  },
  {
    subject: 'A present for Ida',
    by: COPYING_CUSTOMER,
    copied: [DEMO_CUSTOMER, OTHER_CUSTOMER],
    status: STATUS.pending,
    age: 88,
    lines: [
      sven.writes('We copied her in by mistake. Please say nothing of the basket!'),
      tomasz.answers('Not a word, Sven.'),
    ],
  },
];
