/** The long thread: a frame from 1978, taken apart and put together again, part by part. */
export const RESTORATION = {
  subject: "Restoring my grandfather's 1978 frame",
  opening:
    'Hello,\n\nI inherited a frame from 1978, number 000412, and would like to ride it again. May I ask you about each part as I come to it? ' +
    'I have time, and all winter.',
  welcome:
    'Hello Ida,\n\nnumber 412 was welded by our founder. Ask whatever you like, and send pictures.\n\nTomasz',
};

/** What was asked about each part, and answered. */
export const PARTS: [part: string, question: string, answer: string][] = [
  [
    'bottom bracket',
    'It does not turn at all. Which thread does it have?',
    'Swedish thread, and the left side is reversed: turn it clockwise to open.',
  ],
  [
    'head tube',
    'There is rust inside. How deep may it be?',
    'Half a millimetre is fine. Scratch it with a nail and listen.',
  ],
  ['fork', 'One blade is 3 mm further out than the other.', 'Leave it to us. We straighten it cold.'],
  ['seat tube', 'The old post is stuck.', 'Penetrating oil, a week, then heat. Never a hammer.'],
  ['dropouts', 'Will a modern hub fit between them?', '120 mm then, 135 now. Steel can be spread, once.'],
  ['paint', 'Which green was it in 1978?', 'RAL 6005 with a little black. We still have the recipe.'],
  ['lug lines', 'Were they gold or cream?', 'Cream. The gold came in 1981.'],
  ['headset', 'Some balls are missing. How many should there be?', '22 above and 22 below, 5/32 of an inch.'],
  [
    'cranks',
    'They have pins that I cannot get out.',
    'Cotter pins: support from below, then one good press.',
  ],
  ['chain ring', 'Is 46 teeth too much for a city?', "With today's hub take 42."],
  ['brakes', 'The rods are bent. Do you have drawings?', 'Yes, scanned last year. I attach the page.'],
  ['rims', 'Steel or aluminium?', 'Steel looks right and stops badly in the rain. Your choice.'],
  ['spokes', 'May I use the old ones?', 'No. They are the one thing I would never use again.'],
  ['saddle', 'The leather is hard as wood.', 'Warm water, a rope around it, and a week of patience.'],
  ['bell', 'It says AB 78 inside. Is it worth something?', 'To you it is.'],
  ['dynamo', 'It hums and gives no light.', 'The magnet has gone weak. Aisha can charge it again.'],
  ['lamp', 'The glass is cracked.', 'We have one left, from a donor bike.'],
  ['mudguards', 'Where do the rivets go?', 'Two at the bridge, one at the stay. See the picture.'],
  ['rack', 'It was welded by hand, and not by you, I think.', 'By your grandfather, then. Keep it.'],
  ['pump pegs', 'Are they meant to be crooked?', 'No, but all of that year are.'],
  ['grips', 'Cork or rubber?', 'Cork, with two coats of shellac.'],
  ['cables', 'Which length do I order?', 'Measure along the frame, and add a hand.'],
  ['badge', 'It lost its colour.', 'Enamel paint, a brush with three hairs, and no coffee.'],
];

export const THANKS = [
  'That worked, thank you.',
  'Done. Two hours, and it was worth it.',
  'Thank you, on to the next one.',
  'I will try on Sunday.',
  'It fits!',
];
export const REMARKS = [
  'She does this well. Offer her the course?',
  'Check that the drawing may be given away.',
  'Founder asks for pictures of 412 for the wall.',
];
