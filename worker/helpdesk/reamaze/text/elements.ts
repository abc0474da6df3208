import type { Lines } from './lines.ts';
import { isSameAddress, shownAddress } from './links.ts';

/** What is being made of a piece of HTML. */
export interface Reading {
  lines: Lines;
  /** Of each list that is open, the number of its next item; nothing where they have none. */
  lists: (number | undefined)[];
  /** How many elements are open that keep blanks and line ends. */
  preformatted: number;
  /** The link that is open, and where its text begins. */
  link: { address: string; from: number } | undefined;
}

/** What becomes of an element's tags. */
interface Element {
  open(reading: Reading, attributes: ReadonlyMap<string, string>): void;
  close?(reading: Reading): void;
}

/** Left out with all that is in them: code, what would be loaded, and what a head says of the page. */
export const UNSEEN = new Set([
  ...['applet', 'audio', 'canvas', 'iframe', 'math', 'noembed', 'noframes', 'noscript', 'object', 'picture'],
  ...['script', 'style', 'svg', 'template', 'textarea', 'title', 'video', 'xml'],
]);

const LINES = [
  ...['address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dt'],
  ...['fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hgroup', 'html', 'legend', 'main'],
  ...['nav', 'optgroup', 'option', 'section', 'summary', 'tr'],
];
/** What stands before the text of a link that begins a line of a list or a quotation. */
const MARKERS = /^\s*(?:(?:>|-|\d+\.)\s+)+/;
const PARAGRAPHS = ['dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'table'];

/** All that are not here leave their text, and no more. */
export const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ...LINES.map((name) => [name, block(1)] as const),
  ...PARAGRAPHS.map((name) => [name, block(2)] as const),
  ...['ul', 'menu', 'dir'].map((name) => [name, list(() => undefined)] as const),
  ['ol', list((attributes) => firstNumber(attributes.get('start')))],
  ['li', { open: startItem, close: endItem }],
  ['blockquote', { open: startQuote, close: endQuote }],
  ['pre', { open: startPreformatted, close: endPreformatted }],
  ['a', { open: startLink, close: endLink }],
  ['td', { open: startCell }],
  ['th', { open: startCell }],
  ['br', { open: ({ lines }) => lines.lineBreak() }],
  ['hr', { open: rule }],
  ['img', { open: ({ lines }, attributes) => lines.text(attributes.get('alt') ?? '') }],
]);

function block(gap: 1 | 2): Element {
  const part = ({ lines }: Reading) => lines.block(gap);
  return { open: part, close: part };
}

function list(first: (attributes: ReadonlyMap<string, string>) => number | undefined): Element {
  return {
    open({ lines, lists }, attributes) {
      lines.block(lists.length > 0 ? 1 : 2);
      lines.enter('list');
      lists.push(first(attributes));
    },
    close({ lines, lists }) {
      lists.pop();
      lines.leave('list');
      lines.block(lists.length > 0 ? 1 : 2);
    },
  };
}

function firstNumber(start = ''): number {
  return /^\d{1,9}$/.test(start) ? Number(start) : 1;
}

function startItem({ lines, lists }: Reading): void {
  if (lines.innermost() === 'item') lines.leave('item');
  lines.block(1);
  const number = lists.at(-1);
  lines.enter('item', number === undefined ? '- ' : `${number}. `);
  if (number !== undefined) lists[lists.length - 1] = number + 1;
}

function endItem({ lines }: Reading): void {
  lines.leave('item');
  lines.block(1);
}

function startQuote({ lines }: Reading): void {
  lines.block(2);
  lines.enter('quote', '> ');
}

function endQuote({ lines }: Reading): void {
  lines.leave('quote');
  lines.block(2);
}

function startPreformatted(reading: Reading): void {
  reading.lines.block(2);
  reading.preformatted += 1;
}

function endPreformatted(reading: Reading): void {
  reading.lines.block(2);
  reading.preformatted = Math.max(0, reading.preformatted - 1);
}

function startCell({ lines }: Reading): void {
  lines.separator(' | ');
}

function rule({ lines }: Reading): void {
  lines.block(1);
  lines.text('---');
  lines.block(1);
}

/** Links are not inside one another: the next one ends the one before. */
function startLink(reading: Reading, attributes: ReadonlyMap<string, string>): void {
  endLink(reading);
  const address = shownAddress(attributes.get('href') ?? '');
  if (address !== undefined) reading.link = { address, from: reading.lines.written().length };
}

/** The address goes after the text, unless it says the same. */
export function endLink(reading: Reading): void {
  if (!reading.link) return;
  const { address, from } = reading.link;
  const text = reading.lines.written().slice(from);
  reading.link = undefined;
  if (text.trim() === '') reading.lines.text(address);
  else if (!isSameAddress(text.replace(MARKERS, ''), address)) reading.lines.text(` (${address})`);
}
