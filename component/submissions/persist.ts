import { ReamazeErrorEvent } from '../error-event.ts';
import { MOST_RETRIES, type Pause } from '../patience.ts';
import type { Refused, Unreachable } from '../request.ts';

/** Which form was asked for, and where; for the developer. */
export interface Asked {
  form: string;
  endpoint: string | undefined;
  /** The element, which tells the page. */
  host: EventTarget;
}

/** Waits until a form that did not come may be asked for again. False where it is up to the visitor, who has the button. */
export type Persist = (
  failure: Refused | Unreachable,
  retry: number,
  asked: Asked,
  over: AbortSignal,
) => Promise<boolean>;

export function createPersist(pause: Pause): Persist {
  return async (failure, retry, asked, over) => {
    report(failure, asked);
    if (retry === 1) {
      const code = failure.outcome === 'problem' ? failure.code : failure.reason;
      asked.host.dispatchEvent(new ReamazeErrorEvent('form', code));
    }
    if (retry > MOST_RETRIES || (failure.outcome === 'problem' && failure.status < 500)) return false;
    await pause(retry, over);
    return !over.aborted;
  };
}

/** Tells the developer what the visitor cannot mend: the form is unknown there, or this site may not use it. */
function report(failure: Refused | Unreachable, { form, endpoint }: Asked): void {
  if (failure.outcome === 'unreachable' || failure.status >= 500) return;
  const reason =
    failure.code === 'origin_not_allowed'
      ? `does not allow the origin ${location.origin}; its ALLOWED_ORIGINS lists those it does`
      : `answers ${failure.status} (${failure.code}) for the form “${form}”`;
  console.error(`<reamaze-contact> cannot show the form: ${endpoint ?? 'the client'} ${reason}.`);
}

/** The same, where there is nobody to ask. */
export function reportAddress(host: EventTarget & { endpoint?: string | undefined }): void {
  const { endpoint } = host;
  console.error(
    `<reamaze-contact> cannot show the form: its “endpoint” is ${endpoint ? `no address: ${endpoint}` : 'missing'}.`,
  );
  host.dispatchEvent(new ReamazeErrorEvent('form', 'misconfigured'));
}
