import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { DraftStore } from '../draft.ts';
import type { SiteFields } from '../fields/site-fields.ts';
import type { SessionStore } from '../session/store.ts';
import type { carry } from './carrying.ts';
import type { PageSettings } from './message.ts';
import type { follow } from './other-tabs.ts';
import type { recheck } from './recheck.ts';
import type { Sending } from './sending.ts';
import type { step } from './steps.ts';
import type { Known } from './written.ts';

/** What the first interaction loads. */
export interface Tools {
  attachments: AttachmentsController;
}

/** What a written message loads. */
export interface Delivery {
  carry: typeof carry;
  follow: typeof follow;
  recheck: typeof recheck;
  step: typeof step;
}

/** What one form is written and sent with. */
export interface Desk {
  form: LocalizedForm;
  /** Address of the Worker. */
  address: string;
  /** Sends in the Worker's stead, if set. */
  client: Sending | undefined;
  draft: DraftStore;
  prefill: Known;
  /** What the site's own fields take, as soon as that is loaded. */
  fields(): SiteFields | undefined;
  /** What the page adds; asked when a message goes out. */
  settings(): PageSettings;
  /** Whose message it is, if somebody is signed in. Fails if that cannot be found out. */
  session(): Promise<Pick<SessionStore, 'token' | 'expire'> | undefined>;
  /** Loads the tools, or gives those loaded. */
  tools(): Promise<Tools>;
  /** Loads what sends a message, or gives what is loaded. */
  delivery(): Promise<Delivery>;
}
