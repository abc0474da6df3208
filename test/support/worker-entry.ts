import type { Env } from '../../worker/env.ts';
import { Outbox as RealOutbox } from '../../worker/submissions/outbox.ts';
import { createWorker } from '../../worker/worker.ts';

/** How far this Worker's clock is ahead of the machine's, in milliseconds. */
let ahead = 0;
const now = () => Date.now() + ahead;
const worker = createWorker(now);

/** The outbox by the test's clock, with the longest pause that chance could draw. */
export class Outbox extends RealOutbox {
  protected override now(): number {
    return now();
  }

  protected override random(): number {
    return 1;
  }
}

/** The Worker as it is deployed, and beside it `POST /test/clock`, which puts its clock forward. */
export default {
  ...worker,
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== '/test/clock') return worker.fetch(request, env, context);
    ahead += Number(await request.text());
    await worker.scheduled({} as ScheduledController, env);
    return new Response();
  },
} satisfies ExportedHandler<Env>;
