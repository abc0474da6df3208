import { type Alarm, createAlarm } from './alerts/webhook.ts';
import { createFileLinks, type FileLinks } from './attachments/links.ts';
import { type AttachmentStore, createAttachmentStore } from './attachments/store.ts';
import { todayAnywhere } from './contract/days.ts';
import type { Env, Settings } from './env.ts';
import { createForms, type Forms } from './forms.ts';
import { ownTimers } from './helpdesk/deadlines.ts';
import type { Helpdesk } from './helpdesk/helpdesk.ts';
import { createReamaze } from './helpdesk/reamaze/reamaze.ts';
import { createThreadFiles, type ThreadFiles } from './history/thread-files.ts';
import { createCloudflareMail } from './mail/cloudflare.ts';
import type { Mailer } from './mail/mail.ts';
import { createResend } from './mail/resend.ts';
import { type Customers, createCustomers } from './session/customers.ts';
import { createHandles, type Handles } from './session/handle.ts';
import { createIdentityReader, type ReadIdentity } from './session/identity.ts';
import { createSignatures } from './signatures.ts';
import type { Site } from './site.ts';
import { createOutboxes, type Outboxes } from './submissions/outboxes.ts';

/** Everything a route or the outbox works with, put together in this one place. */
export interface Services {
  settings: Settings;
  site: Site;
  forms: Forms;
  helpdesk: Helpdesk;
  attachments: AttachmentStore;
  links: FileLinks;
  outboxes: Outboxes;
  customers: Customers;
  handles: Handles;
  threadFiles: ThreadFiles;
  readIdentity: ReadIdentity;
  alarm: Alarm;
  /** Missing where no mail is set up. */
  mailer: Mailer | undefined;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What reading for a customer takes; each customer's object has its own, so it is made of little. */
export type ReadingServices = Pick<Services, 'site' | 'helpdesk' | 'outboxes' | 'threadFiles'>;

/**
 * @param now milliseconds since 1970
 * @param deadlines of calls to the helpdesk
 */
export function createReadingServices(
  env: Env,
  { settings, site }: { settings: Settings; site: Site },
  now: () => number,
  deadlines = ownTimers,
): ReadingServices {
  const { publicUrl, signingKeys: keys, helpdesk } = settings;
  const { fileHosts: hosts } = site.history;
  return {
    site,
    helpdesk: createReamaze(helpdesk, undefined, deadlines),
    outboxes: createOutboxes(env.OUTBOX, site.outbox),
    threadFiles: createThreadFiles({ publicUrl, keys, helpdesk: helpdesk.baseUrl, hosts }, now),
  };
}

/**
 * @param now milliseconds since 1970
 * @param deadlines of calls to the helpdesk
 */
export function createServices(
  env: Env,
  { settings, site }: { settings: Settings; site: Site },
  now: () => number,
  deadlines = ownTimers,
): Services {
  const { publicUrl, identityKeys, ssoSecret } = settings;
  const mailer = createMailer(env, settings);
  const signatures = createSignatures(settings.signingKeys);
  return {
    ...createReadingServices(env, { settings, site }, now, deadlines),
    settings,
    forms: createForms(
      site,
      settings.channel,
      { codes: mailer !== undefined, identity: identityKeys.length > 0 || ssoSecret !== undefined },
      () => todayAnywhere(now()),
    ),
    attachments: createAttachmentStore(env.ATTACHMENTS, now),
    links: createFileLinks(publicUrl, signatures, now),
    customers: createCustomers(env.CUSTOMER),
    readIdentity: createIdentityReader(identityKeys, publicUrl, now),
    handles: createHandles(signatures),
    alarm: createAlarm(settings.alertWebhook),
    mailer,
    now,
  };
}

function createMailer({ EMAIL }: Env, { mail: { from, resend } }: Settings): Mailer | undefined {
  if (!from) return undefined;
  if (resend) return createResend({ ...resend, from });
  return EMAIL && createCloudflareMail(EMAIL, from);
}
