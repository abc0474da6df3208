import { changesOf } from '../alerts/alerts.ts';
import type { Alarm } from '../alerts/webhook.ts';
import type { FileLinks } from '../attachments/links.ts';
import { log } from '../log.ts';
import type { Mailer } from '../mail/mail.ts';
import { payloadIn } from './calls.ts';
import { type Clockwork, stoppedBy } from './dispatch.ts';
import { fallbackMail } from './fallback.ts';
import type { Row } from './ledger.ts';

/** What telling people takes. */
export interface ReportContext extends Clockwork {
  alarm: Alarm;
  links: FileLinks;
  /** Where undelivered messages are mailed to, if anywhere. */
  fallback: { mailer: Mailer; to: string } | undefined;
  /** Address of this Worker, so that whoever is told knows which. */
  worker: string;
}

/**
 * Tells the operator what began, what is over, and what failed; each once. What could not be told now is told at the
 * next call: after every alarm, and by the sweep.
 */
export async function report(context: ReportContext): Promise<void> {
  await reportConditions(context);
  for (const row of context.ledger.untold()) await reportFailure(context, row);
}

async function reportConditions({ ledger, now, alarm, worker }: ReportContext): Promise<void> {
  const { oldestAt, waiting, failed } = ledger.backlog();
  const reason = stoppedBy(ledger)?.reason ?? null;
  for (const { condition, is, since } of changesOf(ledger.alerts(), {
    now: now(),
    stopped: reason,
    oldestAt,
  })) {
    log('alert', { condition, is, reason });
    const alert = {
      event: condition,
      is,
      reason,
      since: new Date(since).toISOString(),
      worker,
      waiting,
      failed,
    };
    if (await alarm(alert)) ledger.setAlert(condition, is === 'raised' ? since : undefined);
  }
}

async function reportFailure(
  { ledger, alarm, links, fallback, worker }: ReportContext,
  row: Row,
): Promise<void> {
  const { id, reference, lastError: error } = row;
  const heard = await alarm({ event: 'submission_failed', id, reference, error, worker });
  const mailed = !fallback || (await mail(fallback, links, row));
  if (heard && mailed) ledger.setTold(id, true);
  log('failure_reported', { id, reference, heard, mailed });
}

async function mail(
  { mailer, to }: NonNullable<ReportContext['fallback']>,
  links: FileLinks,
  row: Row,
): Promise<boolean> {
  try {
    const payload = payloadIn(row);
    const files = await Promise.all(payload.attachments.map((file) => links.sign(file)));
    return await mailer.send(fallbackMail(to, payload, row, files));
  } catch {
    // A row that cannot be read has nothing to mail; the alert has named it.
    return true;
  }
}
