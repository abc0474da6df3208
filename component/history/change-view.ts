import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, ConversationState } from '../../worker/contract/history.ts';
import type { Words } from '../locales/words.ts';
import { adopt } from '../styles/adopt.ts';
import { question } from '../styles/question.ts';
import { writerFor } from '../writer.ts';
import { type Access, ask, type Failure } from './access.ts';
import type { RepliesParts } from './replies.ts';
import { notChangedInWords } from './reply-words.ts';
import type { Visit } from './visit.ts';

/** The question before a conversation is closed or opened again, and what came of it. */
export function questionView(
  parts: RepliesParts,
  visit: Visit,
  { state }: Conversation,
  words: Words,
): TemplateResult {
  const texts = words.of('replying');
  const { change } = visit;
  const other = otherThan(state);
  // The same until it is answered, whatever becomes of the conversation meanwhile.
  const to = change.is === 'asked' ? change.to : other;
  return html`
    <dialog aria-labelledby="question" aria-describedby="question-hint" part="dialog" @click=${closeOutside} @close=${() => answered(visit, parts)}>
      <div class="question">
        <h3 id="question" part="title">${texts[`question_${to}`]}</h3>
        <p id="question-hint">${texts[`questionHint_${to}`]}</p>
        <div class="actions">
          <button
            type="button"
            class="primary"
            part="button primary-button"
            @click=${(event: Event) => {
              close(event);
              void apply(to, visit, parts);
            }}
          >
            ${words.of('history')[`change_${to}`]}
          </button>
          <button type="button" class="secondary" part="button secondary-button" @click=${close}>${texts.cancel}</button>
        </div>
      </div>
    </dialog>
    ${change.is === 'failed' && change.to === other ? html`<span class="error" role="alert" part="error">${notChangedInWords(change.failure, words)}</span>` : nothing}
  `;
}

/** Asks it; what it looks like comes with it. */
export function showQuestion(root: ShadowRoot, visit: Visit | undefined): void {
  const summary = visit?.thread.summary;
  if (summary) visit.change = { is: 'asked', to: otherThan(summary.state) };
  adopt(root, question);
  root.querySelector('dialog')?.showModal();
}

/** If it was by no, nothing is asked any more. */
function answered(visit: Visit, { access }: RepliesParts): void {
  if (visit.change.is === 'asked') visit.change = { is: 'none' };
  access.changed();
}

function otherThan(state: ConversationState): 'open' | 'closed' {
  return state === 'closed' ? 'open' : 'closed';
}

function close(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}

/** A press beside the question is no answer. */
function closeOutside(event: Event): void {
  if (event.target === event.currentTarget) close(event);
}

/** Closes the conversation, or opens it again. */
async function apply(to: 'open' | 'closed', visit: Visit, { access, done }: RepliesParts): Promise<void> {
  visit.change = { is: 'working', to };
  access.changed();
  const failure = await setState(to, visit, access);
  visit.change = failure ? { is: 'failed', to, failure } : { is: 'none' };
  done();
  access.changed();
}

/** Gives what went wrong. */
async function setState(
  to: 'open' | 'closed',
  { thread }: Visit,
  access: Access,
): Promise<Failure | undefined> {
  const result = await ask(access, (token) => writerFor(access.desk).setState(token, thread.id, to));
  if (result?.outcome !== 'ok') return result;
  thread.take(result.value, null);
  return undefined;
}
