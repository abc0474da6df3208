import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createControl } from '../../../demo/helpdesk/control.ts';
import { type HelpdeskOptions, startHelpdesk } from '../../../demo/helpdesk/server.ts';

export const LOGIN = { email: 'integration@acorn-bikes.example', token: 'demo-api-token' };

/** What a test reads of an answer; a member that is not there is undefined. */
// biome-ignore lint/suspicious/noExplicitAny: the tests look at members of JSON that they assert on
export type Json = any;

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

/** A helpdesk of the test's own, closed when the test ends. */
export async function openHelpdesk(t: TestContext, options: Partial<HelpdeskOptions> = {}) {
  const helpdesk = await startHelpdesk({ login: LOGIN, ...options });
  t.after(() => helpdesk.close());

  async function api(
    method: string,
    path: string,
    body?: unknown,
    headers: HeadersInit = {},
  ): Promise<Reply> {
    const response = await fetch(`${helpdesk.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...basic(LOGIN),
        accept: 'application/json',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** Posts a conversation by Bob; what is given goes over what is usual. Answers it as the API did. */
  async function post(conversation: Json = {}): Promise<Json> {
    const usual = {
      subject: 'Knock, knock?',
      category: 'support',
      message: { body: 'I have a great joke for you!' },
      user: { name: 'Bob', email: 'bob@example.com' },
    };
    const { status, body } = await api('POST', '/conversations', {
      conversation: { ...usual, ...conversation },
    });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Posts a reply; without a `user` in it the login speaks. */
  async function reply(slug: string, message: Json): Promise<Json> {
    const { status, body } = await api('POST', `/conversations/${slug}/messages`, { message });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  async function get(path: string): Promise<Json> {
    return (await api('GET', path)).body;
  }

  return { url: helpdesk.url, control: createControl(helpdesk.url), api, get, post, reply };
}

export type TestHelpdesk = Awaited<ReturnType<typeof openHelpdesk>>;

export function basic({ email, token }: { email: string; token: string }) {
  return { authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}` };
}

/** A server that files can be fetched from, closed when the test ends. */
export async function openServer(
  t: TestContext,
  handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A clock that moves only when told. */
export function createClock(start: string) {
  let now = Date.parse(start);
  return {
    read: () => now,
    set: (time: string) => {
      now = Date.parse(time);
    },
  };
}
