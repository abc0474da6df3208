import { html, type TemplateResult } from 'lit';

/** A box above the form that says what became of the message. It can take the focus. */
export function notice(kind: 'error' | 'info', title: string, content: TemplateResult): TemplateResult {
  return html`
    <div id="notice" class="notice ${kind}" part="notice" role="group" tabindex="-1" aria-labelledby="notice-title">
      <h2 id="notice-title" part="title notice-title">${title}</h2>
      ${content}
    </div>
  `;
}
