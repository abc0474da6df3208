import type { Changes } from './control/changes.ts';
import type { Faults } from './control/faults.ts';
import type { RecordedRequest, Switches } from './control/protocol.ts';
import type { Store } from './store/database.ts';
import { ensureStaff, type PersonRow } from './store/people.ts';

/** One running stand-in: what its routes share. */
export interface Desk {
  /** Its origin, for the links it hands out. */
  url: string;
  login: { email: string; token: string };
  /** Slugs of the channels. */
  channels: string[];
  store: Store;
  changes: Changes;
  faults: Faults;
  requests: RecordedRequest[];
  switches: Switches;
  /** Keys of the attachments on their way here. */
  fetching: Set<string>;
  wait(ms: number): Promise<void>;
  /** Aborted when the helpdesk closes. */
  closing: AbortSignal;
}

export function defaultSwitches(token: string): Switches {
  return {
    forUnknown: 'empty',
    forIgnored: false,
    visibility: 'number',
    reopen: true,
    authStatus: 401,
    token,
    dataInLists: true,
    notesInPreview: false,
    filesFetched: true,
  };
}

/** Makes sure of the two staff users: the login that the API is used with, and the agent of the pages, given back. */
export function seedStaff({ login, store }: Pick<Desk, 'login' | 'store'>): PersonRow {
  const [name = '', domain = ''] = login.email.split('@');
  ensureStaff(store, login.email, name.charAt(0).toUpperCase() + name.slice(1));
  return ensureStaff(store, `robin@${domain}`, 'Robin Park');
}
