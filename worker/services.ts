import { type Alarm, createAlarm } from './alerts/webhook.ts';
import { createFileLinks, type FileLinks } from './attachments/links.ts';
import { type AttachmentStore, createAttachmentStore } from './attachments/store.ts';
import type { Env, Settings } from './env.ts';
import { createForms, type Forms } from './forms.ts';
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
}

/** @param now milliseconds since 1970 */
export function createServices(
  env: Env,
  { settings, site }: { settings: Settings; site: Site },
  now: () => number,
): Services {
  const { publicUrl, identityKeys, ssoSecret } = settings;
  const mailer = createMailer(env, settings);
  const signatures = createSignatures(settings.signingKeys);
  return {
    settings,
    site,
    forms: createForms(site, settings.channel, {
      codes: mailer !== undefined,
      identity: identityKeys.length > 0 || ssoSecret !== undefined,
    }),
    helpdesk: createReamaze(settings.helpdesk),
    attachments: createAttachmentStore(env.ATTACHMENTS, now),
    links: createFileLinks(publicUrl, signatures, now),
    outboxes: createOutboxes(env.OUTBOX, site.outbox),
    customers: createCustomers(env.CUSTOMER),
    readIdentity: createIdentityReader(identityKeys, publicUrl, now),
    handles: createHandles(signatures),
    threadFiles: createThreadFiles(
      {
        publicUrl,
        keys: settings.signingKeys,
        helpdesk: settings.helpdesk.baseUrl,
        hosts: site.history.fileHosts,
      },
      now,
    ),
    alarm: createAlarm(settings.alertWebhook),
    mailer,
  };
}

function createMailer({ EMAIL }: Env, { mail: { from, resend } }: Settings): Mailer | undefined {
  if (!from) return undefined;
  if (resend) return createResend({ ...resend, from });
  return EMAIL && createCloudflareMail(EMAIL, from);
}
