import { STATUS } from '../../store/statuses.ts';
import { aisha, ida, maya, type Story, tomasz } from '../story.ts';

/** Repairs and parts, told at length. */
export const WORKSHOP: Story[] = [
  {
    subject: 'Belt squeaks in the rain',
    status: STATUS.unresolved,
    age: 0.2,
    reference: 'M5RA-1P3N',
    data: { order_number: 'AC-20931', topic: 'technical', plan: 'pro', newsletter: false },
    tags: ['website', 'belt'],
    lines: [
      ida.writes(
        'Hello,\n\nsince Tuesday the belt squeaks as soon as it is wet. Dry, there is nothing. I have cleaned it with water, ' +
          'as the booklet says, and it came back after two kilometres.\n\nThe bike is from 2024 and has about 3,100 km.',
        'belt and sprocket.jpg',
      ),
      maya.notes('Third squeaking belt this month, all from the March batch. Ask the supplier?'),
      maya.answers(
        'Hello Ida,\n\nthank you for the picture. That is most likely the **alignment**, not the belt itself. Two things to try:\n\n' +
          '1. Turn the pedals backwards and look from above: the belt should stay in the middle of the sprocket.\n' +
          '2. If it wanders, turn the left tensioner *a quarter* turn at a time.\n\n' +
          'The drawing is in our guide: <https://acorn-bikes.example/guides/belt>\n\nMaya Lindqvist',
      ),
      ida.writes('It wanders to the left, by a millimetre or so. Which way do I turn?'),
    ],
  },
  {
    subject: 'Rear light stays off',
    status: STATUS.pending,
    age: 1.1,
    lasts: 0.25,
    reference: 'K7QD-80WX',
    data: { order_number: 'AC-20931', topic: 'technical', plan: 'pro' },
    lines: [
      ida.writes('The rear light is dark since yesterday evening. The front one works.', 'IMG_0312.png'),
      tomasz.collides('Tomasz Nowak and Maya Lindqvist are both answering this.'),
      tomasz.answers(
        'Hello Ida,\n\nplease look at the plug under the saddle first: it comes loose on cobbles.\n\n' +
          '- Pull the rubber sleeve back\n- Press the plug until it clicks\n- Turn the wheel; the light needs a second\n\n' +
          'If it stays dark, we send you a new one. The wiring is attached.\n\nTomasz',
        'wiring.pdf',
      ),
    ],
  },
  {
    subject: 'Gear hub slips in fifth 😬',
    status: STATUS.pending,
    age: 6.4,
    lasts: 4,
    data: { order_number: 'AC-20931', topic: 'technical' },
    tags: ['hub'],
    lines: [
      ida.writes('Fifth gear slips when I stand up 😬 The others are fine 👍🏽. Is it safe to ride? 🚲💨'),
      tomasz.answers(
        'Hello Ida,\n\nsafe, yes, but please do not stand in fifth. Set the yellow marks as in the picture:',
        'marks.png',
      ),
      ida.writes('Done, and the marks meet. It still slips, less often though.'),
      tomasz.notes('Sounds like the pawl spring. We have two left.'),
      tomasz.answers(
        'Then it is a spring inside. Could you bring the wheel by on **Thursday**? It takes an hour.\n\n' +
          '> Is it safe to ride?\n\nIn the other seven, always.',
      ),
      ida.writes('Thursday at four?'),
      tomasz.answers('Four it is.'),
    ],
  },
  {
    subject: 'Front wheel is bent after the tram tracks',
    status: STATUS.resolved,
    age: 34,
    lasts: 9,
    reference: '4T9C-HJ2M',
    data: { order_number: 'AC-20931', topic: 'technical', plan: 'pro' },
    lines: [
      ida.writes(
        'I got into the tram tracks and the front wheel wobbles now. Can it be straightened, or do I need a new one?',
        'wheel left.jpg',
        'wheel right.jpg',
        'what happened.txt',
      ),
      maya.answers(
        'Ouch. We hope that you are well.\n\nFrom the pictures it looks like 4 mm, and we straighten up to 6 mm. Bring it in, no appointment needed.',
      ),
      ida.writes('I am fine, only my knee is blue. I can come on Saturday.'),
      aisha.answers('Saturday, 10 to 14. Ask for Aisha, I have your wheel on my list.'),
      maya.notes('Insurance? She may want a quote in writing.'),
      ida.writes('Thank you for Saturday. My insurance asks for a bill that says what was done.'),
      aisha.answers('Here it is, with the hours on it.', 'bill AC-20931-3.pdf'),
      ida.writes('Perfect.'),
      maya.answers('Ride well, Ida. I close this; write back here if it wobbles again.'),
    ],
  },
  {
    subject: 'Which tyre for winter?',
    status: STATUS.autoResolved,
    age: 61,
    lasts: 2,
    lines: [
      ida.writes('Do you have studded tyres that fit under the mudguards?'),
      aisha.answers(
        'We do, two of them:\n\n| tyre | width | studs | price |\n| --- | --- | --- | --- |\n| Frost 42 | 42 mm | 120 | 39 € |\n| Frost 47 | 47 mm | 240 | 49 € |\n\n' +
          'Under your mudguards only the **42** fits. `Frost 47` needs the wide ones.',
      ),
      ida.writes('The 42 then, a pair please.'),
    ],
  },
  {
    subject: 'Saddle post sinks',
    status: STATUS.onHold,
    age: 9.3,
    lasts: 3,
    reference: 'Z0P4-6VBE',
    data: { order_number: 'AC-20931', topic: 'technical' },
    lines: [
      ida.writes('My saddle sinks by a centimetre on every ride, however tight the clamp is.'),
      tomasz.answers(
        'The clamp of that year is too soft. A better one is on its way to us; we write as soon as it is here.',
      ),
      ida.writes('No hurry.'),
      tomasz.notes('Delivery is announced for week 49.'),
    ],
  },
];
