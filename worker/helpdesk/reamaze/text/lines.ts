/** Blanks of which HTML makes one, or nothing at the ends of a line. */
const PARTS = /[ \t\n\f\r]+|[^ \t\n\f\r]+/g;
const BLANK = /^[ \t\n\f\r]/;
/** Text in which each blank is one, and stays: taken whole, which is most of it and many times as fast. */
const WORDS = /^[^ \t\n\f\r]+(?: [^ \t\n\f\r]+)*$/;
const LINE_END = /[\n\f\r]/;
/** What stands for blanks at the beginning of a line, where plain ones would be dropped. */
const INDENT = /^[\u00a0\u2003\ufdd0\ufdd1]+/;
/** Deeper than anybody reads; each level is repeated on every line. */
const MAX_LEVELS = 10;

/** A level of quotation or list; `first` stands on its first line, `rest` on the others. */
interface Level {
  is: 'quote' | 'list' | 'item';
  first: string;
  rest: string;
  begun: boolean;
}

/** Puts text on lines, as a browser would, but with `> ` before quotations and a marker before the items of lists. */
export interface Lines {
  /** Text in the flow: blanks at the ends of lines go. */
  text(data: string): void;
  /** Text with blanks and line ends as they are. */
  verbatim(data: string): void;
  lineBreak(): void;
  /** What comes next begins on another line: the next for 1, after a blank line for 2. */
  block(gap: 1 | 2): void;
  /** Goes before what comes next on this line, if anything does. */
  separator(blank: string): void;
  enter(is: Level['is'], marker?: string): void;
  /** Leaves the innermost level of this kind and all that are inside it; nothing happens without one. */
  leave(is: Level['is']): void;
  innermost(): Level['is'] | undefined;
  written(): string;
}

/** @param blanks `collapsed` to one as in HTML, or `kept` where the source has only meaningful ones inside its lines */
export function createLines(blanks: 'collapsed' | 'kept'): Lines {
  const levels: Level[] = [];
  let written = '';
  let atStart = true;
  let newlines = 0;
  let blank = '';
  let indent = '';
  /** Levels that have not been left since something was last written: a blank line belongs to those. */
  let shared = 0;

  function startLine(): void {
    if (written !== '' && newlines > 0) {
      const between = levels.slice(0, shared).map(({ rest }) => rest);
      written += `\n${between.join('').trimEnd()}`.repeat(newlines - 1);
      written += '\n';
    }
    for (const level of levels) {
      written += level.begun ? level.rest : level.first;
      level.begun = true;
    }
    shared = levels.length;
    newlines = 0;
    atStart = false;
  }

  function write(piece: string): void {
    if (atStart) {
      startLine();
      written += indent + piece;
    } else {
      written += blank + piece;
    }
    blank = indent = '';
  }

  function endLine(): void {
    atStart = true;
    blank = indent = '';
  }

  function word(part: string): void {
    if (!atStart) {
      write(part);
      return;
    }
    const [lead = ''] = INDENT.exec(part) ?? [];
    indent += lead.replace(/[\u00a0\ufdd0]/g, ' ').replace(/[\u2003\ufdd1]/g, '\t');
    if (lead.length < part.length) write(part.slice(lead.length));
  }

  return {
    text(data) {
      if (WORDS.test(data)) {
        word(data);
        return;
      }
      for (const [part] of data.matchAll(PARTS)) {
        if (!BLANK.test(part)) word(part);
        else if (blanks === 'collapsed' || LINE_END.test(part)) blank ||= ' ';
        else blank += part;
      }
    },
    verbatim(data) {
      for (const [index, line] of data.split('\n').entries()) {
        if (index > 0) this.lineBreak();
        if (line !== '') write(line);
      }
    },
    lineBreak() {
      endLine();
      newlines += 1;
    },
    block(gap) {
      // A line of nothing but non-breaking spaces is there to be seen, as a blank one.
      if (indent !== '') newlines += 1;
      endLine();
      newlines = Math.max(newlines, gap);
    },
    separator(between) {
      blank = between;
    },
    enter(is, marker = '') {
      if (levels.length === MAX_LEVELS) return;
      levels.push({
        is,
        first: marker,
        rest: is === 'quote' ? marker : ' '.repeat(marker.length),
        begun: false,
      });
    },
    leave(is) {
      const index = levels.findLastIndex((level) => level.is === is);
      if (index === -1) return;
      levels.length = index;
      shared = Math.min(shared, index);
    },
    innermost: () => levels.at(-1)?.is,
    written: () => written,
  };
}
