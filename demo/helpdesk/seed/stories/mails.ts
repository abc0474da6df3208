import { STATUS } from '../../store/statuses.ts';
import { ida, maya, type Story, tomasz } from '../story.ts';
import { HTML_ORDER, HTML_OUTLOOK, HTML_REPLY } from './mail-markup.ts';

const LONG_ADDRESS = `https://tracking.parcel.example/follow?${'id=00340434161094042557&'.repeat(9)}lang=en`;

/** What came as mails, with all that mail programs add. */
export const MAILS: Story[] = [
  {
    subject: 'Re: Your order AC-20931 is on its way',
    status: STATUS.unresolved,
    age: 3.2,
    lasts: 1.1,
    lines: [
      ida.mails('The parcel service says delivered, and there is nothing here.', HTML_REPLY),
      maya.answers('Hello Ida,\n\nI have asked them. They answer within a day.\n\nMaya'),
      ida.writes(
        'Thank you Maya. My neighbour does not have it either.\n\n' +
          'On Mon, 2 Nov 2026 at 10:12, Maya Lindqvist <help@acorn-bikes.example> wrote:\n\n' +
          '> Hello Ida,\n>\n> I have asked them. They answer within a day.\n>\n> Maya\n>\n' +
          '> On Mon, 2 Nov 2026 at 09:40, Ida wrote:\n>> The parcel service says delivered, and there is nothing here.\n',
      ),
    ],
  },
  {
    subject: 'Fwd: order confirmation, wrong colour',
    status: STATUS.resolved,
    age: 92,
    lasts: 3,
    lines: [
      // As some helpdesks hand it out: the mail's markup is the text.
      { ...ida.mails(HTML_ORDER), files: ['confirmation.pdf'] },
      maya.answers('You are right: it says *fern*, and you ordered *moss*. We paint it again, at our cost.'),
      ida.writes('Moss, please. Thank you!'),
    ],
  },
  {
    subject: 'AW: Besichtigung der Werkstatt',
    status: STATUS.chatbotResolved,
    age: 118,
    lasts: 5,
    lines: [
      ida.mails(HTML_OUTLOOK),
      tomasz.answers('Hallo Ida, sehr gern. Freitag um 15 Uhr? Tomasz'),
      ida.writes(
        'Sehr schön, bis Freitag!\n\n-- \nIda Bergström\nFahrradbeauftragte, Donaudampfschifffahrtsgesellschaft mbH\n+46 8 123 45 67\n\n' +
          'Von: Tomasz Nowak\nGesendet: Montag, 27. Juli 2026 11:04\nAn: Ida Bergström\nBetreff: Re: Besichtigung der Werkstatt\n\n' +
          'Hallo Ida, sehr gern. Freitag um 15 Uhr? Tomasz',
      ),
    ],
  },
  {
    subject: 'Parcel',
    status: STATUS.archived,
    age: 140,
    lasts: 1,
    lines: [
      ida.writes(
        `Is this the right number? ${LONG_ADDRESS}\n\nAnd the label says ${'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2)}, which I cannot explain.`,
      ),
      maya.answers(`It is: [follow your parcel](${LONG_ADDRESS}). The word is our printer's idea of a joke.`),
    ],
  },
  {
    subject: 'Links in your newsletter',
    status: STATUS.resolved,
    age: 171,
    lasts: 0.8,
    lines: [
      ida.writes(
        'Some links of your newsletter are broken:\nhttp://acorn-bikes.example/old\nhttps://acorn-bikes.example/spring_(sale)?a=1&b=2#top.\n' +
          'www.acorn-bikes.example\nmailto:help@acorn-bikes.example\njavascript:alert(1)\ndata:text/html,<b>x</b>\nftp://files.acorn-bikes.example/a',
      ),
      maya.answers(
        'Mended, thank you:\n\n- [spring sale](https://acorn-bikes.example/spring_(sale) "A title")\n- [write to us](mailto:help@acorn-bikes.example)\n' +
          '- [call us](tel:+4681234567)\n- [no link](javascript:alert(1))\n- ![a picture](https://acorn-bikes.example/pixel.png)\n- <https://acorn-bikes.example/>',
      ),
    ],
  },
];
