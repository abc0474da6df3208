import { DEMO_IDENTITY_KEY, type IdentityKey } from './site/identity.ts';

/** Login of the stand-in helpdesk; the Worker gets the same. Nothing here is secret: it guards a local demo. */
export const DEMO_LOGIN = { email: 'integration@acorn-bikes.example', token: 'demo-api-token' };

/** Lets the operator of the local stack look at its outbox. */
export const DEMO_OPERATOR_TOKEN = 'demo-operator-token-for-this-machine-only';

/** By which the demo's site computes the authkey that Re:amaze's own embeds take. */
export const DEMO_SSO_SECRET = 'demo-sso-secret-for-this-machine-only';

/** The channel that messages from the demo arrive in. */
const DEMO_CHANNEL = 'support';

/** Where the parts of a local stack listen, each an origin such as `http://127.0.0.1:8787`. */
export interface Addresses {
  helpdesk: string;
  worker: string;
  /** Every origin that embeds the element. */
  sites: string[];
}

/** The Worker's variables and secrets for a local stack. */
export function workerEnvironment({ helpdesk, worker, sites }: Addresses) {
  return {
    vars: {
      HELPDESK: 'reamaze',
      REAMAZE_BRAND: 'acorn-bikes',
      REAMAZE_BASE_URL: helpdesk,
      REAMAZE_CHANNEL: DEMO_CHANNEL,
      ALLOWED_ORIGINS: sites.join(','),
      PUBLIC_URL: worker,
      MAIL_FROM: 'Acorn Bikes <contact@acorn-bikes.example>',
      // The stand-in speaks the language of Resend, and has a mailbox for whatever is sent.
      RESEND_BASE_URL: helpdesk,
    },
    secrets: {
      REAMAZE_LOGIN_EMAIL: DEMO_LOGIN.email,
      REAMAZE_API_TOKEN: DEMO_LOGIN.token,
      SIGNING_KEYS: 'a-signing-key-for-the-local-demo-only',
      OPERATOR_TOKEN: DEMO_OPERATOR_TOKEN,
      RESEND_API_KEY: 'demo-mail-key',
      IDENTITY_KEYS: JSON.stringify({ keys: [jwkOf(DEMO_IDENTITY_KEY)] }),
      REAMAZE_SSO_SECRET: DEMO_SSO_SECRET,
    },
  };
}

/** A shared secret as `IDENTITY_KEYS` has it. */
function jwkOf({ kid, secret }: IdentityKey) {
  return { kty: 'oct', kid, alg: 'HS256', k: Buffer.from(secret).toString('base64url') };
}
