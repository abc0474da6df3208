import { DurableObject } from 'cloudflare:workers';

interface Env {
  BUCKET: R2Bucket;
  ROWS: DurableObjectNamespace<Rows>;
  REAMAZE_BASE_URL: string;
}

/** Body of `POST /posts`. */
export interface Posts {
  count: number;
  /** How many at once. */
  parallel: number;
  /** Of each. */
  body: unknown;
}

/** One table, one row to a message. */
export class Rows extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, message TEXT NOT NULL)');
  }

  insert(id: string, message: string): void {
    this.ctx.storage.sql.exec('INSERT INTO rows (id, message) VALUES (?, ?)', id, message);
  }
}

/** POSTs to the helpdesk and reads the answers: what delivering cannot do without. */
async function post(helpdesk: string, { count, parallel, body }: Posts): Promise<Response> {
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
      const answer = await fetch(`${helpdesk}/api/v1/conversations`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      await answer.json();
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return new Response();
}

/**
 * Parses and stores, checks nothing: `POST /v1/conversations` and `POST /v1/attachments` at their cheapest. `GET` passes
 * on what the helpdesk answers.
 */
export default {
  async fetch(request, env) {
    const id = crypto.randomUUID();
    const { pathname, search } = new URL(request.url);
    if (request.method === 'GET') return fetch(`${env.REAMAZE_BASE_URL}/api/v1/conversations${search}`);
    if (pathname === '/posts') return post(env.REAMAZE_BASE_URL, await request.json());
    if (pathname === '/v1/attachments') {
      await env.BUCKET.put(id, request.body);
      return Response.json({ id }, { status: 201 });
    }
    const message = await request.json();
    await env.ROWS.get(env.ROWS.idFromName('rows')).insert(id, JSON.stringify(message));
    return Response.json({ reference: id, state: 'accepted' }, { status: 202 });
  },
} satisfies ExportedHandler<Env>;
