import { changesOf } from '../alerts/alerts.ts';
import type { Alarm } from '../alerts/webhook.ts';
import type { FileLinks } from '../attachments/links.ts';
import { log } from '../log.ts';
import type { Mailer } from '../mail/mail.ts';
import { readableOf } from './calls.ts';
import { fallbackMail } from './fallback.ts';
import { stoppedBy } from './line.ts';
import type { Row } from './row.ts';
import type { Clockwork } from './steps.ts';

interface Fallback {
  mailer: Mailer;
  to: string;
}

/** What telling people takes. */
export interface ReportContext extends Clockwork {
  alarm: Alarm;
  links: FileLinks;
  /** Where undelivered messages are mailed to, if anywhere. */
  fallback: Fallback | undefined;
  /** Address of this Worker, so that whoever is told knows which. */
  worker: string;
}

/** Failures are told one after the other, and each may take ten seconds to be heard; messages wait behind an alarm. */
const TIME_TO_TELL_MS = 60_000;

/**
 * Tells the operator what began, what is over, and what failed; each once. What could not be told now is told at the
 * next call: after every alarm, and by the sweep.
 */
export async function report(context: ReportContext): Promise<void> {
  await reportConditions(context);
  await inTime(context, 'alerted', (row) => alertOf(context, row));
  const { fallback } = context;
  if (fallback) await inTime(context, 'mailed', (row) => mail(context, fallback, row));
}

/** Tells what was not told yet, as long as there is time. */
async function inTime(
  { ledger, now }: ReportContext,
  by: 'alerted' | 'mailed',
  tell: (row: Row) => Promise<void>,
): Promise<void> {
  const until = now() + TIME_TO_TELL_MS;
  for (const row of ledger.unreported(by)) {
    if (now() >= until) return;
    await tell(row);
  }
}

async function reportConditions({ ledger, now, alarm, worker }: ReportContext): Promise<void> {
  const reason = stoppedBy(ledger)?.reason ?? null;
  const situation = { now: now(), stopped: reason, oldestAt: ledger.oldestAt() };
  for (const { condition, is, since } of changesOf(ledger.alerts(), situation)) {
    log('alert', { condition, is, reason });
    const { waiting, failed } = ledger.backlog();
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

async function alertOf({ ledger, alarm, worker }: ReportContext, row: Row): Promise<void> {
  const { id, reference, lastError: error } = row;
  const heard = await alarm({ event: 'submission_failed', id, reference, error, worker });
  if (heard) ledger.setReported(id, 'alerted', true);
  log('failure_alerted', { id, reference, heard });
}

async function mail({ ledger, links }: ReportContext, { mailer, to }: Fallback, row: Row): Promise<void> {
  const { id, reference } = row;
  const readable = readableOf(row);
  // There is nothing to mail, and there will not be.
  if (!readable) return ledger.setReported(id, 'mailed', true);
  const taken = await mailer.send(await fallbackMail(to, readable, links));
  if (taken) ledger.setReported(id, 'mailed', true);
  log('failure_mailed', { id, reference, taken });
}
