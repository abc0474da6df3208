import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Room for any JSON; files never come in a body, the helpdesk fetches them. */
const MAX_BODY_BYTES = 5_000_000;

/** A request, read to its end. */
export interface Call {
  method: string;
  /** Path and query as they came. */
  target: string;
  /** The path, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
}

export async function readCall(incoming: IncomingMessage): Promise<Call> {
  const target = incoming.url ?? '/';
  const [path = '/', search = ''] = target.split(/\?(.*)/s);
  return {
    method: incoming.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(search),
    headers: incoming.headers,
    text: await readText(incoming),
  };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error(`The body is larger than ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON, as text where it is none, or null where there is no body. For looking, not for parsing. */
export function bodyOf({ text }: Call): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
