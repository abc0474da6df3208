import { DurableObject } from 'cloudflare:workers';

interface Env {
  BUCKET: R2Bucket;
  ROWS: DurableObjectNamespace<Rows>;
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

/** Parses and stores, checks nothing: `POST /v1/conversations` and `POST /v1/attachments` at their cheapest. */
export default {
  async fetch(request, env) {
    const id = crypto.randomUUID();
    if (new URL(request.url).pathname === '/v1/attachments') {
      await env.BUCKET.put(id, request.body);
      return Response.json({ id }, { status: 201 });
    }
    const message = await request.json();
    await env.ROWS.get(env.ROWS.idFromName('rows')).insert(id, JSON.stringify(message));
    return Response.json({ reference: id, state: 'accepted' }, { status: 202 });
  },
} satisfies ExportedHandler<Env>;
