/** Markup that may go on a page as it is. Made only by `html` and `trusted`. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | null | undefined | false | Content[];

/** A template in which every value is escaped unless it is `Html`; null, undefined and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return trusted(String.raw({ raw: strings }, ...values.map(markupOf)));
}

/** For markup from a renderer that has made it safe. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (Array.isArray(content)) return content.map(markupOf).join('');
  return typeof content === 'object' ? content.markup : escapeHtml(String(content));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
