import {
  type Agent,
  COPYING_CUSTOMER,
  DEMO_CUSTOMER,
  OTHER_CUSTOMER,
  type SeededCustomer,
} from './people.ts';

/** A conversation as it is told in `stories/`. */
export interface Story {
  subject: string;
  /** Who began it; the demo customer unless said. */
  by?: SeededCustomer;
  /** Customers who were copied in on the first message. */
  copied?: SeededCustomer[];
  status: number;
  /** Days since it began. */
  age: number;
  /** Days between the first message and the last; a few hours for each unless said. */
  lasts?: number;
  channel?: string;
  /** What its customer can quote: it began in the form. */
  reference?: string;
  data?: Record<string, string | number | boolean>;
  tags?: string[];
  lines: Line[];
}

/** One message of a story. */
export interface Line {
  from: SeededCustomer | Agent;
  body: string;
  /** The mail's HTML, where it came as a mail. */
  html?: string;
  /** 0 regular, 1 internal note, 2 collision detected. */
  visibility: number;
  /** Names; what is in them follows from their endings. */
  files: string[];
}

/** What an agent writes: Markdown, as a note or an answer. */
const deskOf = (agent: Agent) => ({
  answers: (body: string, ...files: string[]): Line => ({ from: agent, body, visibility: 0, files }),
  notes: (body: string, ...files: string[]): Line => ({ from: agent, body, visibility: 1, files }),
  collides: (body: string): Line => ({ from: agent, body, visibility: 2, files: [] }),
});

/** What a customer writes: plain text, or a mail in HTML, whose body the helpdesk may hand out as it came. */
const voiceOf = (from: SeededCustomer) => ({
  writes: (body: string, ...files: string[]): Line => ({ from, body, visibility: 0, files }),
  mails: (body: string, html = body): Line => ({ from, body, html, visibility: 0, files: [] }),
});

export const ida = voiceOf(DEMO_CUSTOMER);
export const priya = voiceOf(OTHER_CUSTOMER);
export const sven = voiceOf(COPYING_CUSTOMER);
export const maya = deskOf('maya');
export const tomasz = deskOf('tomasz');
export const aisha = deskOf('aisha');
