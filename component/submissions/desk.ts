import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Client } from '../client.ts';
import type { DraftStore } from '../draft.ts';
import type { deliver, recheck } from './delivery.ts';
import type { Message, PageSettings } from './message.ts';
import type { step } from './steps.ts';
import type { TextPart } from './written.ts';

/** What the first interaction loads. */
export interface Tools {
  attachments: AttachmentsController;
  client: Client;
  check(message: Message): ErrorDetail[];
}

/** What a written message loads. */
export interface Delivery {
  deliver: typeof deliver;
  recheck: typeof recheck;
  step: typeof step;
}

/** What one form is written and sent with. */
export interface Desk {
  form: FormConfig;
  draft: DraftStore;
  prefill: Partial<Record<TextPart, string>>;
  /** What the page adds; asked when a message goes out. */
  settings(): PageSettings;
  /** Loads the tools, or gives those loaded. */
  tools(): Promise<Tools>;
  /** Loads what sends a message, or gives what is loaded. */
  delivery(): Promise<Delivery>;
}
