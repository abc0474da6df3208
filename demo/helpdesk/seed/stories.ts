import { STATUS } from '../store/statuses.ts';
import { AGENTS } from './people.ts';
import { LANGUAGES } from './stories/languages.ts';
import { MAILS } from './stories/mails.ts';
import { ORDERS } from './stories/orders.ts';
import { OTHERS } from './stories/others.ts';
import { PARTS, REMARKS, RESTORATION, THANKS } from './stories/restoration.ts';
import { SHORT } from './stories/short.ts';
import { WORKSHOP } from './stories/workshop.ts';
import { aisha, ida, type Line, maya, type Story, tomasz } from './story.ts';

/** The oldest begins a year and a half ago. */
const FIRST_SHORT_DAYS = 2.3;
const LAST_SHORT_DAYS = 545;

/** Everything that is told, in no order. */
export const STORIES: Story[] = [
  ...WORKSHOP,
  ...ORDERS,
  ...MAILS,
  ...LANGUAGES,
  ...shortStories(),
  longStory(),
  ...OTHERS,
];

function shortStories(): Story[] {
  const step = (LAST_SHORT_DAYS - FIRST_SHORT_DAYS) / (SHORT.length - 1);
  return SHORT.map(({ subject, status, question, answer }, index) => {
    const lines: Line[] = [ida.writes(question)];
    if (answer) {
      const [from, text] = answer;
      lines.push({ from, body: `Hello Ida,\n\n${text}\n\n${AGENTS[from]}`, visibility: 0, files: [] });
    }
    return { subject, status, age: FIRST_SHORT_DAYS + index * step, lines };
  });
}

/** More than a hundred messages: five for most of the parts, with a note or a picture now and then. */
function longStory(): Story {
  const { subject, opening, welcome } = RESTORATION;
  const lines = [ida.writes(opening, 'frame 412.jpg'), tomasz.answers(welcome)];
  for (const [index, [part, question, answer]] of PARTS.entries()) {
    const pictured = index % 4 === 0 ? [`${part}.png`] : [];
    lines.push(ida.writes(`Now the ${part}. ${question}`, ...pictured));
    if (index % 6 === 2) lines.push(maya.notes(REMARKS[Math.floor(index / 6) % REMARKS.length] ?? ''));
    if (index % 9 === 4) lines.push(aisha.collides('Aisha Rahman is writing here as well.'));
    lines.push(tomasz.answers(`About the ${part}: ${answer}`, ...(index % 10 === 0 ? [`${part}.pdf`] : [])));
    lines.push(ida.writes(THANKS[index % THANKS.length] ?? ''));
    lines.push(maya.answers(`I have put the ${part} on your list, ${index + 1} of ${PARTS.length}.`));
    if (index % 5 !== 0) lines.push(ida.writes(`The ${part} is off my own list, too.`));
  }
  return { subject, status: STATUS.unresolved, age: 430, lasts: 428.5, reference: '412A-CRN8', lines };
}
