import type { State } from '../../submissions/delivery.ts';
import type { OperatorClient, Trouble } from '../client.ts';
import type { OperatorHealth, Page, SubmissionDetail, SubmissionSummary } from '../wire.ts';

/** Nobody is known yet, or the token was refused. */
export interface SignedOut {
  is: 'signed_out';
  trouble: Trouble | undefined;
  /** The Worker is being asked. */
  busy: boolean;
}

/** What part of the outbox is looked at. */
export interface Selection {
  state: State | undefined;
  /** Cursors of the pages up to this one; the first has none. */
  trail: (string | undefined)[];
  /** Id of the message that is open. */
  open: string | undefined;
}

export interface SignedIn {
  is: 'signed_in';
  client: OperatorClient;
  selection: Selection;
  health: OperatorHealth;
  page: Page<SubmissionSummary>;
  detail: SubmissionDetail | undefined;
  /** What came of the operator's last act, in words. */
  note: string;
  /** Why the newest state is not known; what is shown is the last one that was. */
  trouble: Trouble | undefined;
  /** When what is shown was so; milliseconds since 1970. */
  seenAt: number;
  /** An act of the operator is being carried out. */
  busy: boolean;
}

export type Screen = SignedOut | SignedIn;

/** Everything a selection shows, read at once. */
export type Reading = Pick<SignedIn, 'health' | 'page' | 'detail'>;

export const EVERYTHING: Selection = { state: undefined, trail: [undefined], open: undefined };

/** @returns what the selection shows, or the first trouble on the way */
export async function readSelection(
  client: OperatorClient,
  { state, trail, open }: Selection,
): Promise<Reading | Trouble> {
  const [health, page, detail] = await Promise.all([
    client.health(),
    client.list(state, trail.at(-1)),
    open === undefined ? undefined : client.show(open),
  ]);
  if (!health.ok) return health.trouble;
  if (!page.ok) return page.trouble;
  if (detail?.ok === false && detail.trouble.code !== 'not_found') return detail.trouble;
  return { health: health.value, page: page.value, detail: detail?.ok ? detail.value : undefined };
}
