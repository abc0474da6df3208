import { html, nothing, type TemplateResult } from 'lit';
import type { FormConfig, LocalizedForm } from '../../worker/contract/form.ts';
import type { Account } from '../account.ts';
import { attachmentsView } from '../attachments/view.ts';
import type { DialogController } from '../dialog/controller.ts';
import { plainField } from '../fields/plain-field.ts';
import type { SiteFields } from '../fields/site-fields.ts';
import type { Interaction } from '../interaction.ts';
import type { Texts } from '../locales/messages.ts';
import type { Words } from '../locales/words.ts';
import type { Outcome } from '../outcome.ts';
import type { TypoHint } from '../typos/hint.ts';
import type { SubmissionController } from './controller.ts';
import type { PageSettings } from './message.ts';
import { notice } from './notice.ts';
import { isEditable } from './state.ts';
import { writeView } from './write-view.ts';

/** What the form is put together from; some of it is loaded later. */
export interface FormParts {
  form: LocalizedForm;
  submission: SubmissionController;
  interaction: Interaction | undefined;
  outcome: Outcome | undefined;
  /** What the site's own fields take. Without it they are plain ones, in one language. */
  fields: SiteFields | undefined;
  /** What the page does with the element. */
  dialog: DialogController | undefined;
  /** What the page sends along. */
  page: PageSettings['data'];
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
  /** The page has put controls of its own into the form. */
  onSlot(): void;
  /** Focuses the control with this id, once it is there. */
  onGo(id: string): void;
}

/** Screen: the form, with what is said about it and the files that go with it. */
export function formScreen(parts: FormParts, words: Words): TemplateResult {
  const texts = words.of('form');
  const { submission, interaction, outcome, fields, account, typo, onSend, onSlot, onGo, onHistory } = parts;
  const form = fields?.formIn(parts.form, words.language) ?? (parts.form as FormConfig);
  const { state, written, uncertain } = submission;
  const underWay = submission.files.tools?.attachments.underWay ?? 0;
  const errors = (interaction && outcome?.errorsOf(form, submission, interaction, fields, words)) ?? [];
  const view = writeView(
    {
      written,
      state,
      errors,
      tooLong: (path) => {
        const excess = interaction?.measure.excess(path, form, written) ?? 0;
        return excess > 0 ? words.say('files', 'tooLong', { count: excess }) : undefined;
      },
      hold: (id) => parts.dialog?.holdOn(id, words),
      uploading: underWay > 0 ? words.say('files', 'waitingForFiles', { count: underWay }) : undefined,
      mirrored: words.direction === 'rtl',
      notice: outcome?.noticeView(
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
      stranded: stranded(parts, texts),
      customer: account?.customer(!isEditable(state)),
      typo: typo?.view(onGo, words),
      onHistory,
      fields: (model) =>
        fields?.draw(parts.form, submission, parts.page, model, words) ??
        form.fields.map((field) => plainField(field, model(field.name), words)),
      attachments: attachmentsOf(parts, words),
      onWrite: (part, value) => submission.write(part, value),
      onAnswer: (field, answer) => submission.answer(field, answer),
      onSend,
      onSlot,
      onHold: () => {
        submission.hold();
        onGo('body');
      },
    },
    texts,
  );
  return html`${view} ${parts.hovering && form.attachments.maxFiles > 0 && takesFiles(submission) ? interaction?.dropView(words) : nothing}`;
}

/** Send was pressed, and there is nothing to send the message with yet. It stands by Send: what would lead the focus to it may be missing too. */
function stranded(
  { submission: { state, keeps }, outcome, fallback }: FormParts,
  texts: Texts<'form'>,
): TemplateResult | undefined {
  const { status } = state;
  return status === 'not_loaded' || (!outcome && status === 'offline')
    ? notice(
        'info',
        texts[`${status}Title`],
        html`<p role="alert">${texts[status]} ${keeps ? texts.kept : nothing}</p>${fallback()}`,
      )
    : undefined;
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
