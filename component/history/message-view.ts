import { html, nothing, type TemplateResult } from 'lit';
import type { Passage, ThreadFile, ThreadMessage } from '../../worker/contract/history.ts';
import { shownName, sizeInWords } from '../attachments/file-words.ts';
import type { Words } from '../locales/words.ts';
import { timesIn } from './times.ts';

/** What browsers draw without running anything. */
const PICTURE = /^image\/(png|jpeg|gif|webp)$/i;
/** More is not worth it for a picture of 40 pixels. */
const MOST_BYTES = 2 * 1024 * 1024;

/** One message, as in an exchange of letters. No blanks between its elements: in a long conversation they are thousands of nodes. */
export function messageView(message: ThreadMessage, own: string | null, words: Words): TemplateResult {
  const texts = words.of('history');
  const { from, body, passages, createdAt, attachments, sending, failed } = message;
  const status = failed ? texts.notDelivered : sending ? texts.onItsWay : undefined;
  return html`<article class="message ${from}" part="message ${from}"><div class="facts"
      ><h3 part="author"><bdi>${authorOf(message, own, words)}</bdi></h3>${clockView(Date.parse(createdAt), words)}</div
    >${passages ? passages.map((passage) => passageView(passage, words)) : textView([body])}${attachedView(attachments, words, sending)}${status ? html`<p class="hint" part="hint">${status}</p>` : nothing}</article>`;
}

/** Who wrote it. Where others may see a conversation, not every customer is "you". */
function authorOf({ from, author }: ThreadMessage, own: string | null, words: Words): string {
  const texts = words.of('history');
  if (from === 'agent') return author.name ?? texts.agent;
  return author.name && own && author.name !== own ? author.name : texts.you;
}

/** @param time milliseconds since 1970 */
export function clockView(time: number, words: Words): TemplateResult {
  const { exact, clock } = timesIn(words);
  return html`<time class="hint" part="time" datetime=${new Date(time).toISOString()} title=${exact(time)}>${clock(time)}</time>`;
}

/** A stretch of a message; quoted mail is folded away. */
function passageView({ parts, quote }: Passage, words: Words): TemplateResult {
  const texts = words.of('history');
  const text = textView(parts);
  if (!quote) return text;
  const quoted = html`<blockquote part="quote">${text}</blockquote>`;
  return quote === 'folded'
    ? html`<details class="quote"><summary part="quote-button">${texts.quoted}</summary>${quoted}</details>`
    : quoted;
}

/** A text whose codes, such as AC-20931, are not broken at their hyphens. */
export function wholeView(text: string): unknown {
  const parts = text.split(/([A-Z\d]{1,20}(?:-[A-Z\d]{1,20})+)/);
  return parts[1]
    ? parts.map((part, index) => (index % 2 ? html`<span class="code">${part}</span>` : part))
    : text;
}

/** Words as text, whatever they are, but for links that lead where links may. */
export function textView(parts: Passage['parts']): TemplateResult {
  return html`<div class="text" dir="auto" part="text">${parts.map((part) =>
    typeof part === 'string'
      ? wholeView(part)
      : /^(https|mailto):/.test(part.href)
        ? html`<a part="link" href=${part.href} target="_blank" rel="noopener noreferrer nofollow ugc">${part.text}</a>`
        : part.text,
  )}</div>`;
}

/** The files of a message. @param sending on their way: nobody can have them yet */
export function attachedView(
  files: readonly ThreadFile[],
  words: Words,
  sending: boolean | undefined,
): TemplateResult | typeof nothing {
  return files.length > 0
    ? html`<ul class="files" role="list" part="files">${files.map((file) => fileView(file, words, sending))}</ul>`
    : nothing;
}

function fileView(file: ThreadFile, words: Words, sending: boolean | undefined): TemplateResult {
  const texts = words.of('history');
  const { size, type } = file;
  const url = file.url && /^https?:/i.test(file.url) ? file.url : undefined;
  const name = shownName(file.name);
  const extension = extensionOf(name);
  const facts = [
    extension && apart(extension, words),
    size !== null && sizeInWords(size, words),
    !(file.url || sending) && texts.notAvailable,
  ];
  return html`
    <li class="file" part="file">
      <span class="thumbnail" part="thumbnail" aria-hidden="true">${
        url && size !== null && size <= MOST_BYTES && PICTURE.test(type)
          ? html`<span class="picture" .file=${file}></span>`
          : extension
      }</span>
      <span class="about">
        ${
          url
            ? html`<a class="file-name" part="link file-name" href=${url} download target="_blank" rel="noopener noreferrer" aria-label=${words.say('history', 'download', { name })}><bdi>${name}</bdi></a>`
            : html`<span class="file-name" part="file-name"><bdi>${name}</bdi></span>`
        }
        <span class="hint" part="file-state">${facts.filter(Boolean).join(' · ')}</span>
      </span>
    </li>
  `;
}

/** What is from left to right, among words that are not: it would take the number after it along. */
const apart = (text: string, { direction }: Words) => (direction === 'rtl' ? `\u2068${text}\u2069` : text);

function extensionOf(name: string): string {
  return /\.([^.]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}
