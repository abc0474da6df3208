import { assert } from 'chai';
import type { Client } from '../../../component/client.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { Result } from '../../../component/request.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { fill, mount, shows } from './element.ts';
import { clientWith, deferred } from './fixtures.ts';

export const accepted: Result<Accepted> = { outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } };
/** A Worker that gives these answers, one for each message, and remembers what it was sent. */
export function answering(...answers: Result<Accepted>[]) {
  const sent: { body: string; key: string }[] = [];
  const sendConversation: Client['sendConversation'] = (body, key) => {
    sent.push({ body, key });
    return Promise.resolve(answers[sent.length - 1] ?? accepted);
  };
  return { sent, client: clientWith({ sendConversation }) };
}

/** A Worker that answers when the test says so. */
export function calling() {
  interface Call {
    body: string;
    key: string;
    answer(result: Result<Accepted>): void;
  }
  const calls = Array.from({ length: 5 }, () => deferred<Call>());
  let count = 0;
  const sendConversation: Client['sendConversation'] = (body, key) => {
    const { promise, resolve } = deferred<Result<Accepted>>();
    calls[count]?.resolve({ body, key, answer: resolve });
    count += 1;
    return promise;
  };
  const call = (nth: number) => calls[nth - 1]?.promise ?? assert.fail(`call ${nth}`);
  return { call, client: clientWith({ sendConversation }) };
}

/** An element in which everything is filled in that is required. */
export async function written(
  client: Client,
  properties: Partial<ReamazeContact> = {},
): Promise<ReamazeContact> {
  const element = mount(client, properties);
  await shows(element, '#body');
  fill(element);
  return element;
}

/** After each test: nothing of it is left on the page, or kept. */
export function clearAway(): void {
  for (const element of document.querySelectorAll('reamaze-contact')) element.remove();
  localStorage.clear();
}
