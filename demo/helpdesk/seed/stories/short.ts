import { STATUS } from '../../store/statuses.ts';
import type { Agent } from '../people.ts';

/** A question with at most one answer. Newest first; they spread over the past eighteen months. */
export interface ShortStory {
  subject: string;
  status: number;
  question: string;
  answer?: [Agent, string];
}

const { unresolved, pending, resolved, spam, archived, autoResolved, chatbotResolved, spamByAi } = STATUS;

export const SHORT: ShortStory[] = [
  {
    subject: 'Opening hours on Saturday',
    status: pending,
    question: 'Are you open this Saturday?',
    answer: ['aisha', 'From 10 to 14, as always.'],
  },
  {
    subject: 'Bell is missing',
    status: pending,
    question: 'The bell was not in the box.',
    answer: ['maya', 'It goes out today, with our apologies.'],
  },
  {
    subject: 'Can I ride with a child seat?',
    status: resolved,
    question: 'Does the rack carry a child seat of 22 kg?',
    answer: [
      'tomasz',
      'It carries 27 kg, the child included. Please take the seat off before you fold the rack.',
    ],
  },
  {
    subject: 'Reflective stripes',
    status: pending,
    question: 'Do the stripes on the tyres wear off?',
    answer: ['aisha', 'With the rubber under them, after 6,000 km or so.'],
  },
  {
    subject: 'Borrow a torque wrench',
    status: resolved,
    question: 'May I borrow the small torque wrench for a day?',
    answer: ['tomasz', 'Until the evening, yes. We close at six.'],
  },
  {
    subject: 'Touch-up paint',
    status: resolved,
    question: 'Do you sell the green in small bottles?',
    answer: ['maya', 'Yes, 12 ml for 6 €. Shall I add one to your next order?'],
  },
  {
    subject: 'Chain guard rattles',
    status: unresolved,
    question: 'The guard rattles from 20 km/h on. Which screw is it?',
  },
  {
    subject: 'Address for returns',
    status: resolved,
    question: 'Where do I send the pedals that do not fit?',
    answer: ['aisha', 'The label is inside the box, under the paper. Nothing to pay.'],
  },
  {
    subject: 'Win a free cruise!!!',
    status: spam,
    question: 'Congratulations, you were chosen. Click here.',
  },
  {
    subject: 'Mudguard bracket',
    status: resolved,
    question: 'The rear bracket broke at the weld.',
    answer: ['tomasz', 'That must not happen. A new one is on its way, with the longer screw.'],
  },
  {
    subject: 'Invoice for my employer',
    status: resolved,
    question: 'Could the invoice be made out to my employer?',
    answer: ['maya', 'It can. Please tell us the name and the VAT number.'],
  },
  {
    subject: 'Pump for the valves',
    status: autoResolved,
    question: 'Which pump fits the valves?',
    answer: ['aisha', 'Any for car valves, up to 5 bar.'],
  },
  {
    subject: 'Handlebar grips',
    status: resolved,
    question: 'My grips turn. May I glue them?',
    answer: ['tomasz', 'Hairspray is enough: wet, push on, wait a night.'],
  },
  {
    subject: 'Discount for a second bike',
    status: resolved,
    question: 'Is there a discount if I order a second one?',
    answer: ['maya', 'Five per cent, and the same colour if you like.'],
  },
  {
    subject: 'Newsletter',
    status: archived,
    question: 'Please take me off the newsletter.',
    answer: ['aisha', 'Done.'],
  },
  {
    subject: 'Lock for the battery',
    status: resolved,
    question: 'I lost one of the two keys.',
    answer: ['maya', 'Please send the number on the other key, and we cut a new one.'],
  },
  {
    subject: 'Test ride in November',
    status: chatbotResolved,
    question: 'May I try the Acorn 11?',
    answer: ['tomasz', 'Any weekday after three.'],
  },
  {
    subject: 'Wheel size of the Acorn 8',
    status: resolved,
    question: 'Are the wheels 26 or 28 inches?',
    answer: ['aisha', '28 inches, 622 mm at the rim.'],
  },
  {
    subject: 'Cheap loans for bicycle owners',
    status: spamByAi,
    question: 'Dear owner, we have a loan for you.',
  },
  {
    subject: 'Is the frame made of steel?',
    status: resolved,
    question: 'Which steel is the frame made of?',
    answer: ['tomasz', 'Chrome molybdenum, drawn in Sweden and welded here.'],
  },
  {
    subject: 'Screw size of the bottle cage',
    status: resolved,
    question: 'M5 or M6?',
    answer: ['maya', 'M5, 12 mm.'],
  },
  {
    subject: 'Insurance number',
    status: resolved,
    question: 'Where do I find the frame number for my insurance?',
    answer: ['aisha', 'Under the bottom bracket: two letters and six digits.'],
  },
  {
    subject: 'Wrong size of rain cover',
    status: archived,
    question: 'The cover is too short for the basket.',
    answer: ['maya', 'Keep it, the longer one is in the post.'],
  },
  {
    subject: 'Spokes',
    status: resolved,
    question: 'How long are the spokes of the rear wheel?',
    answer: ['tomasz', '272 mm on the left and 270 on the right.'],
  },
  {
    subject: 'Workshop course',
    status: resolved,
    question: 'Is there a place left in the course on hubs?',
    answer: ['aisha', 'One, and it is yours now.'],
  },
  {
    subject: 'Gift voucher',
    status: resolved,
    question: 'How long is a voucher valid?',
    answer: ['maya', 'For three years, and then we extend it if you ask.'],
  },
  {
    subject: 'Brake lever is loose',
    status: autoResolved,
    question: 'The right lever wobbles.',
    answer: ['tomasz', 'There is a 4 mm screw under the rubber. Hand-tight is enough.'],
  },
  {
    subject: 'Delivery to an island',
    status: resolved,
    question: 'Do you deliver to Gotland?',
    answer: ['aisha', 'We do. It takes two days more.'],
  },
  {
    subject: 'Pedals with reflectors',
    status: resolved,
    question: 'Do the flat pedals have reflectors?',
    answer: ['maya', 'Both of them, front and back.'],
  },
  {
    subject: 'My order was charged twice',
    status: resolved,
    question: 'There are two charges of 2,190 € on my card.',
    answer: ['aisha', 'One of them was a reservation and is gone in three days. We checked.'],
  },
  {
    subject: 'Colour of the basket',
    status: archived,
    question: 'Does the basket get darker in the sun?',
    answer: ['tomasz', 'A little, like honey.'],
  },
  { subject: 'Thank you!', status: archived, question: 'I rode 1,000 km without a fault. Thank you!' },
  {
    subject: 'Spare key',
    status: resolved,
    question: 'Can you send a spare key to my office?',
    answer: ['maya', 'Yes, if you confirm the address from this mail address.'],
  },
  {
    subject: 'First service',
    status: resolved,
    question: 'When is the first service due?',
    answer: ['tomasz', 'After 300 km or three months. It is free.'],
  },
  {
    subject: 'Luggage straps',
    status: resolved,
    question: 'Which straps fit the front rack?',
    answer: ['aisha', 'The short ones, 50 cm.'],
  },
  {
    subject: 'Order AC-19004: when will it come?',
    status: resolved,
    question: 'It says six weeks, and it is week seven.',
    answer: [
      'maya',
      'Your frame was painted twice, the first green was not good enough. It leaves on Monday.',
    ],
  },
  {
    subject: 'Deposit',
    status: resolved,
    question: 'Is the deposit paid back if I change my mind?',
    answer: ['aisha', 'All of it, until we begin to weld.'],
  },
  {
    subject: 'Which frame size?',
    status: resolved,
    question: 'I am 1.76 m tall. 53 or 56?',
    answer: ['tomasz', '53, unless your legs are very long. Come by and try both.'],
  },
  {
    subject: 'Before I order: how loud is the belt?',
    status: archived,
    question: 'Somebody told me that belts hum.',
    answer: ['maya', 'In the dry you hear nothing at all.'],
  },
];
