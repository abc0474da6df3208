import { html, type TemplateResult } from 'lit';
import type { LocalizedForm } from '../worker/contract/form.ts';
import type { Chunks } from './chunks.ts';
import type { DraftStore } from './draft.ts';
import { expected } from './expected.ts';
import type { Words } from './locales/words.ts';
import { addressView, bonesView, loadingView, unavailableView } from './submissions/absent-view.ts';
import type { SubmissionController } from './submissions/controller.ts';
import type { FormController } from './submissions/form-controller.ts';
import { formScreen } from './submissions/form-screen.ts';
import type { PageSettings } from './submissions/message.ts';

/** All that decides what is on screen. */
export interface Contact {
  loader: FormController;
  submission: SubmissionController;
  chunks: Chunks;
  /** It is the form that a page gets without asking for one. */
  usual: boolean;
  /** There is a Worker to speak with. */
  connected: boolean;
  /** It is not known yet in which language to begin. */
  wordless: boolean;
  /** It is not known yet whether somebody is signed in, or what the page fills in. */
  waiting: boolean;
  /** The earlier conversations are to be on screen, or the way there. */
  browsing: boolean;
  /** What shows them could not be loaded. */
  accountFailed: boolean;
  /** Shows them, if the site has them. */
  onHistory: (() => void) | undefined;
  /** Shows the form. */
  onWrite(): void;
  /** The page has put controls of its own into the form. */
  onSlot(): void;
  /** Where visitors can write if nothing else works, as the page says. */
  fallbackEmail: string | undefined;
  /** What the page sends along. */
  data: PageSettings['data'];
  /** Where what is written is kept. */
  draft(): DraftStore;
}

/** Which screen it is. */
export function contactScreen(contact: Contact, words: Words): TemplateResult {
  const texts = words.of('form');
  const { loader, submission, chunks, connected, waiting, browsing, onHistory } = contact;
  const { state } = loader;
  const room = contact.usual ? expected : { ...expected, fields: [] };
  if (contact.wordless) return html`<div class="wordless">${loadingView(room, words)}</div>`;
  if (!connected) return unavailableView(texts.misconfigured, undefined, fallbackOf(contact, words), texts);
  if (state.status === 'unavailable') {
    return unavailableView(texts[state.reason], loader.retry, fallbackOf(contact, words), texts);
  }
  if (state.status === 'loading' || waiting) return loadingView(room, words);
  const { interaction, attended, focusing, outcome, copying, fields, dialog, account } = chunks;
  const hovering = attended?.hover.over === true;
  if (browsing) {
    if (account) return account.screen(hovering);
    return contact.accountFailed
      ? unavailableView(texts.unreachable, onHistory, undefined, {
          ...texts,
          unavailableTitle: texts.history,
        })
      : bonesView();
  }
  if (outcome && copying && submission.state.status === 'sent') {
    return outcome.sentView({ ...submission.state, copying, onAnother: contact.onWrite, onHistory }, words);
  }
  const { form } = state;
  return formScreen(
    {
      form,
      submission,
      interaction,
      outcome,
      fields,
      dialog,
      page: contact.data,
      hovering,
      typo: attended?.typo,
      account,
      onHistory,
      fallback: () => fallbackOf(contact, words, form),
      onSend: () => {
        chunks.attending = true;
        void submission.submit();
      },
      onSlot: contact.onSlot,
      onGo: (id) => fields?.slotted.focus(id) || void focusing?.go(id),
    },
    words,
  );
}

/** What is read aloud of it. */
export function announcementOf(
  { loader, submission, chunks, connected, wordless, browsing }: Contact,
  words: Words,
): string {
  const { status } = loader.state;
  if (wordless) return '';
  if (status !== 'ready') return status === 'loading' && connected ? words.of('form').loading : '';
  const { interaction, copying, account } = chunks;
  if (browsing) return account?.announcement() ?? '';
  return interaction?.announcement(submission, copying?.copied, words) ?? '';
}

/** With what was written, if there is anything and what shows it is loaded. */
function fallbackOf(
  { submission, chunks: { outcome, copying }, fallbackEmail, draft: kept }: Contact,
  words: Words,
  form?: LocalizedForm,
): TemplateResult | undefined {
  const address = fallbackEmail ?? form?.fallbackEmail;
  if (!address) return undefined;
  const draft = form ? { written: submission.signed, attachments: submission.files.uploaded } : kept().read();
  if (!outcome || !copying || !draft) return addressView(address, words);
  return outcome.fallbackView({ address, draft, form, copying }, words);
}
