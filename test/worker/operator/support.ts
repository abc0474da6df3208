import { DEMO_OPERATOR_TOKEN } from '../../../demo/environment.ts';
import { createOperatorClient, type OperatorClient } from '../../../worker/operator/client.ts';
import { messageAbout, type Stack } from '../../support/stack.ts';

export function operatorOf({ worker }: Stack): OperatorClient {
  return createOperatorClient(worker.url, DEMO_OPERATOR_TOKEN);
}

/** A request of the operator, as a terminal makes it. */
export function ask({ worker }: Stack, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${worker.url}/v1/operator${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${DEMO_OPERATOR_TOKEN}`, ...init.headers },
  });
}

/** Sends a message; answers its reference. */
export async function sent(stack: Stack, subject: string, change: object = {}): Promise<string> {
  const answer = await stack.send(messageAbout(subject, change));
  return ((await answer.json()) as { reference: string }).reference;
}

/** A message that the helpdesk would not have, in either form. */
export async function failed(stack: Stack, subject: string): Promise<string> {
  await stack.helpdesk.addFault({
    match: { method: 'POST' },
    times: 2,
    fault: { kind: 'status', status: 422, body: { errors: {} } },
  });
  const reference = await sent(stack, subject);
  await stack.progressWhen(reference, ({ state }) => state === 'failed');
  return reference;
}

/** Stops the line by a message that the helpdesk refuses the credentials for; answers its reference. */
export async function stopped(stack: Stack): Promise<string> {
  await stack.helpdesk.addFault({ match: { method: 'POST' }, fault: { kind: 'status', status: 401 } });
  const reference = await sent(stack, 'Stops the line');
  await stack.progressWhen(reference, ({ state }) => state === 'waiting');
  return reference;
}

/** The id of a reference. */
export async function idOf(stack: Stack, reference: string): Promise<string> {
  const operator = operatorOf(stack);
  let cursor: string | undefined;
  do {
    const page = await operator.list(undefined, cursor);
    if (!page.ok) break;
    const found = page.value.items.find((item) => item.reference === reference);
    if (found) return found.id;
    cursor = page.value.next ?? undefined;
  } while (cursor);
  throw new Error(`${reference} is not in the outbox`);
}
