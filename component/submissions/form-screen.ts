import { html, nothing, type TemplateResult } from 'lit';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import { attachmentsView } from '../attachments/view.ts';
import type { FormTexts } from '../locales/en/form.ts';
import type { Outcome } from '../outcome.ts';
import type { SubmissionController } from './controller.ts';
import type { Described } from './describe.ts';
import { notice } from './notice.ts';
import { isEditable } from './state.ts';
import { writeView } from './write-view.ts';

/** What the form is put together from; some of it is loaded later. */
export interface FormParts {
  form: FormConfig;
  submission: SubmissionController;
  attachments: AttachmentsController | undefined;
  outcome: Outcome | undefined;
  /** Files are held over the form. */
  hovering: boolean;
  /** Another way for the message, if the site has one. */
  fallback(): TemplateResult | undefined;
  onSend(): void;
  /** Focuses the control with this id, once it is there. */
  onGo(id: string): void;
}

/** Screen: the form, with what is said about it and the files that go with it. */
export function formScreen(parts: FormParts, texts: FormTexts): TemplateResult {
  const { form, submission, attachments, outcome, onSend, onGo } = parts;
  const { state, written, uncertain } = submission;
  const errors = errorsOf(parts, texts);
  const view = writeView(
    {
      form,
      written,
      state,
      errors,
      tooLong: (path) => outcome?.tooLong(path, { form, written }, outcome.outcomeTexts),
      uploading: attachments?.underWay ?? 0,
      notice:
        state.status === 'not_loaded'
          ? notice('error', texts.notLoadedTitle, html`<p>${texts.notLoaded}</p>${parts.fallback()}`)
          : outcome?.noticeView(
              { state, uncertain, errors, fallback: parts.fallback, onGo },
              outcome.outcomeTexts,
            ),
      attachments: attachmentsOf(parts, texts),
      onWrite: (part, value) => submission.write(part, value),
      onAnswer: (field, answer) => submission.answer(field, answer),
      onSend,
      onHold: () => {
        submission.hold();
        onGo('body');
      },
    },
    texts,
  );
  const drop = html`<div class="drop" aria-hidden="true">${texts.dropHere}</div>`;
  return html`${view} ${parts.hovering ? drop : nothing}`;
}

function errorsOf({ form, submission, attachments, outcome }: FormParts, texts: FormTexts): Described[] {
  const { state, written } = submission;
  if (state.status !== 'refused' || !outcome) return [];
  const words = { form: texts, files: outcome.fileTexts, outcome: outcome.outcomeTexts };
  return outcome.describe(state.errors, { form, written, items: attachments?.items ?? [] }, words);
}

function attachmentsOf(parts: FormParts, texts: FormTexts): TemplateResult {
  const { form, submission, attachments, outcome, onGo } = parts;
  const { items = [], surplus = 0 } = attachments ?? {};
  const { maxFiles } = form.attachments;
  const locked = !isEditable(submission.state) && submission.state.status !== 'waiting';
  const files =
    outcome && attachments && items.length > 0
      ? outcome.filesView(
          {
            items,
            surplus,
            most: maxFiles,
            locked,
            onRemove: (item) => {
              attachments.remove(item);
              onGo('attachments');
            },
            onRetry: (item) => attachments.retry(item),
          },
          outcome.fileTexts,
        )
      : undefined;
  return attachmentsView(
    {
      rules: form.attachments,
      files,
      full: items.length >= maxFiles,
      locked,
      onChoose: (chosen) => void submission.attach(chosen),
    },
    texts,
  );
}

/** What a screen reader says without the focus moving. */
export function announcement(
  { submission, attachments, outcome }: Pick<FormParts, 'submission' | 'attachments' | 'outcome'>,
  copied: boolean,
  texts: FormTexts,
): string {
  const underWay = attachments?.underWay ?? 0;
  const attached = attachments?.uploaded.length ?? 0;
  switch (submission.state.status) {
    case 'waiting':
      return underWay > 0 ? texts.waitingForFiles(underWay) : texts.sending;
    case 'sending':
      return texts.sending;
    case 'sent':
      return outcome?.outcomeTexts[copied ? 'copied' : 'sentTitle'] ?? '';
    default:
      if (!navigator.onLine && isEditable(submission.state)) return texts.offlineHint;
      return (attached > 0 && outcome?.fileTexts.filesAttached(attached)) || '';
  }
}
