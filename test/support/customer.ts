import { createHash, randomUUID } from 'node:crypto';
import type { Mail } from '../../demo/helpdesk/control.ts';
import { DEMO_IDENTITY_KEY, signIdentity } from '../../demo/site/identity.ts';
import type { Challenge, Session } from '../../worker/contract/session.ts';
import { customerName } from '../../worker/session/customers.ts';
import { messageAbout, type Stack } from './stack.ts';
import type { Customer } from './worker-entry.ts';

/** How many records the tables of somebody's object hold; none if there are no tables. */
export async function recordsOf(stack: Stack, canonical: string): Promise<Record<string, number>> {
  const object = await stack.worker.harness
    .getWorker()
    .getDurableObjectStorage('Customer', { name: await customerName(canonical) });
  const tables = await object.exec("SELECT name FROM sqlite_master WHERE type = 'table'");
  // What begins with an underscore is the runtime's own.
  const names = tables.map(({ name }) => String(name)).filter((name) => !name.startsWith('_'));
  const counts: Record<string, number> = {};
  for (const name of names) {
    const [row] = await object.exec(`SELECT count(*) AS count FROM ${name}`);
    counts[name] = Number(row?.['count']);
  }
  return counts;
}

/** Does now what the alarm of somebody's object does. */
export async function ringFor(stack: Stack, canonical: string): Promise<void> {
  const { CUSTOMER } = await stack.worker.env();
  const object = CUSTOMER.getByName(await customerName(canonical)) as unknown as Pick<Customer, 'ring'>;
  await object.ring();
}

let clients = 0;

/** An address in a network that no other request comes from, so that no limit for each is in the way. */
export function newClient(): string {
  clients += 1;
  return `2001:${(0xdb8 + (clients >> 16)).toString(16)}:${(clients & 0xffff).toString(16)}::1`;
}

/** `POST` of JSON, from an address of its own unless `headers` say otherwise. */
export function post(
  stack: Pick<Stack, 'request'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return stack.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'CF-Connecting-IP': newClient(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** What the demo's site says of somebody who is logged in there. */
export function identityOf(
  stack: Pick<Stack, 'worker'>,
  email: string,
  name = 'Ann Rider',
  now: number = Date.now(),
): string {
  return signIdentity({ email, name, audience: stack.worker.url, now, id: randomUUID() }, DEMO_IDENTITY_KEY);
}

/** Signs somebody in, as the demo's site would; answers the session. */
export async function signIn(stack: Stack, email: string, name?: string, now?: number): Promise<Session> {
  const answer = await post(stack, '/v1/session', { identity: identityOf(stack, email, name, now) });
  if (answer.status !== 201) throw new Error(`Nobody was signed in: ${answer.status}`);
  return (await answer.json()) as Session;
}

/** The headers of a customer's request. */
export function bearing({ token }: Pick<Session, 'token'>): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

/** Sends a message, and waits until the helpdesk has it. */
export async function converse(stack: Stack, email: string, change: object = {}): Promise<void> {
  const message = messageAbout(randomUUID(), { email, ...change });
  await stack.send(message);
  await stack.helpdesk.conversationWhen(({ subject }) => subject === message.subject);
}

/** `POST /v1/session/code`. */
export async function askForCode(stack: Stack, email: string): Promise<Challenge> {
  const answer = await post(stack, '/v1/session/code', { email });
  if (answer.status !== 202) throw new Error(`No code can be asked for: ${answer.status}`);
  return (await answer.json()) as Challenge;
}

/** The mail with the code of this very challenge. */
export function mailOf(stack: Stack, { challenge }: Challenge): Promise<Mail> {
  const secret = Buffer.from(challenge, 'base64url').subarray(32, 64).toString('base64url');
  const key = createHash('sha256').update(secret).digest('base64url');
  return stack.helpdesk.mailWhen(({ idempotencyKey }) => idempotencyKey === key);
}

/** The code that was mailed for a challenge, as it stands there: `1234 5678`. */
export async function codeOf(stack: Stack, challenge: Challenge): Promise<string> {
  const { text } = await mailOf(stack, challenge);
  const [code] = /\d{4} \d{4}/.exec(text ?? '') ?? [];
  if (code === undefined) throw new Error('There is no code in the mail.');
  return code;
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return String((Number(code.replace(' ', '')) + 1) % 10 ** 8).padStart(8, '0');
}
