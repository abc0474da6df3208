import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../client.ts';

/** What is wrong with the set-up of the Worker, thing by thing. */
export function setupView(problems: Trouble['setup']): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<ul class="setup">
    ${problems.map(({ where, problem }) => html`<li><code>${where}</code> ${problem}</li>`)}
  </ul>`;
}
