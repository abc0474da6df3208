import { Tokenizer } from 'htmlparser2';

/** What is read of HTML, in the order it stands there; names are in lower case, entities are decoded. */
export interface TagReader {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(data: string): void;
}

/**
 * Reads HTML by the standard's tokenizer, and builds no tree: tags that are never closed, or closed and never opened,
 * cost no more than others. Comments, doctypes and processing instructions are left out.
 */
export function readTags(html: string, reader: TagReader): void {
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const nothing = () => {};
  const open = () => reader.open(name, attributes);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag(start, end) {
        reader.close(html.slice(start, end).toLowerCase());
      },
      ontext(start, end) {
        reader.text(html.slice(start, end));
      },
      ontextentity(codePoint) {
        reader.text(String.fromCodePoint(codePoint));
      },
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
