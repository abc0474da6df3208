import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { AccountClient } from '../account-client.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Following } from '../following.ts';
import type { Pause } from '../patience.ts';
import type { Reader } from '../reader.ts';
import type { Replying } from '../replying.ts';
import type { SessionStore } from '../session/store.ts';
import type { Clock } from './clock.ts';

/** What the history of one session is read and continued with. */
export interface HistoryDesk {
  /** Of the Worker; names what is kept in the browser. */
  address: string;
  client: Reader | AccountClient;
  session: SessionStore;
  /** What a reply may be, and whether conversations may be closed. */
  form: LocalizedForm;
  createAttachments(changed: () => void): AttachmentsController;
  /** A conversation is on screen. Its id may be another one later, once it is delivered. */
  onOpen(id: string, reference: string | null): void;
  /** The list is on screen again. */
  onBack(): void;
  /** The session is over; nothing of it is left here. @param reading id of what was on screen when it ended by itself */
  onSignedOut(reading: string | undefined): void;
  /** Shows the form for a new message, where there is one. */
  onWrite: (() => void) | undefined;
}

/** What tests put in the place of time, chance, network and storage. */
export interface HistoryPorts {
  clock?: Clock;
  /** From 0 to 1. */
  random?: () => number;
  /** Between two tries to send a reply. */
  pause?: Pause;
  /** Loads what reading on takes. */
  following?: () => Promise<Following>;
  /** Loads what replying takes. */
  replying?: () => Promise<Replying>;
  /** Of the tab. Called each time, since merely touching blocked storage throws; so is `deviceStorage`. */
  tabStorage?: () => Storage;
  deviceStorage?: () => Storage;
}
