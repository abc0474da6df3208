import { html, nothing, type TemplateResult } from 'lit';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Account } from '../account.ts';
import { attachmentsView } from '../attachments/view.ts';
import type { Interaction } from '../interaction.ts';
import type { Words } from '../locales/words.ts';
import type { Outcome } from '../outcome.ts';
import type { TypoHint } from '../typos/hint.ts';
import type { SubmissionController } from './controller.ts';
import { notice } from './notice.ts';
import { isEditable } from './state.ts';
import { writeView } from './write-view.ts';

/** What the form is put together from; some of it is loaded later. */
export interface FormParts {
  form: FormConfig;
  submission: SubmissionController;
  interaction: Interaction | undefined;
  outcome: Outcome | undefined;
  /** Direction of the page's own texts. */
  direction: string;
  /** Asks whether another address was meant. */
  typo: TypoHint | undefined;
  /** Files are held over the form. */
  hovering: boolean;
  /** Another way for the message, if the site has one. */
  fallback(): TemplateResult | undefined;
  /** Who is signed in, once that is known. */
  account: Account | undefined;
  /** Shows the earlier conversations, if the site has them. */
  onHistory: (() => void) | undefined;
  onSend(): void;
  /** Focuses the control with this id, once it is there. */
  onGo(id: string): void;
}

/** Screen: the form, with what is said about it and the files that go with it. */
export function formScreen(parts: FormParts, words: Words): TemplateResult {
  const texts = words.of('form');
  const { form, submission, interaction, outcome, account, typo, onSend, onGo, onHistory } = parts;
  const { state, written, uncertain } = submission;
  const underWay = submission.files.tools?.attachments.underWay ?? 0;
  const errors = (interaction && outcome?.errorsOf(form, submission, interaction, words)) ?? [];
  const view = writeView(
    {
      form,
      written,
      state,
      errors,
      tooLong: (path) => {
        const excess = interaction?.measure.excess(path, form, written) ?? 0;
        return excess > 0 ? words.say('files', 'tooLong', { count: excess }) : undefined;
      },
      uploading: underWay > 0 ? words.say('files', 'waitingForFiles', { count: underWay }) : undefined,
      direction: parts.direction,
      notice:
        state.status === 'not_loaded'
          ? notice(
              'error',
              texts.notLoadedTitle,
              html`<p role="alert">${texts.notLoaded}</p>${parts.fallback()}`,
            )
          : outcome?.noticeView(
              {
                state,
                uncertain,
                errors,
                keeps: submission.keeps,
                fallback: parts.fallback,
                onGo,
                onSignIn: account?.signInAgain,
                interaction,
              },
              words,
            ),
      customer: account?.customer(!isEditable(state)),
      typo:
        interaction &&
        typo?.view((meant) => {
          submission.write('email', meant);
          onGo('email');
        }, words),
      onHistory,
      attachments: attachmentsOf(parts, words),
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
  return html`${view} ${parts.hovering && form.attachments.maxFiles > 0 && takesFiles(submission) ? interaction?.dropView(words) : nothing}`;
}

/** Files may still come while the message waits for others. */
function takesFiles({ state }: SubmissionController): boolean {
  return isEditable(state) || state.status === 'waiting';
}

function attachmentsOf(
  { form, submission, interaction, onGo }: FormParts,
  words: Words,
): TemplateResult | typeof nothing {
  const { tools, held } = submission.files;
  const attachments = tools?.attachments;
  const locked = !takesFiles(submission);
  const most = form.attachments.maxFiles;
  if (most === 0) return nothing;
  return attachmentsView(
    {
      rules: form.attachments,
      files: attachments && interaction?.filesView({ attachments, most, locked, onGo }, words),
      full: attachments?.full ? words.say('files', 'attachFull', { count: most }) : undefined,
      held: held.length,
      locked,
      onChoose: (chosen) => void submission.attach(chosen),
    },
    words,
  );
}
