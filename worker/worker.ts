import { createApp } from './app.ts';
import { configurationOf } from './configuration.ts';
import type { Env } from './env.ts';
import { log } from './log.ts';
import { createServices } from './services.ts';

/**
 * The Worker: requests and the sweep that cron starts.
 *
 * @param now milliseconds since 1970
 */
export function createWorker(now: () => number) {
  const app = createApp(now);
  return {
    fetch: (request, env, context) => app.fetch(request, env, context),
    scheduled: (_event, env) => sweep(env, now),
  } satisfies ExportedHandler<Env>;
}

/** Wakes every outbox up, and deletes the files that no message needs any more. */
async function sweep(env: Env, now: () => number): Promise<void> {
  const configuration = configurationOf(env);
  if (!configuration.ok) return;
  const { attachments, outboxes } = createServices(env, configuration, now);
  await Promise.all(outboxes.all().map((outbox) => outbox.sweep()));
  const deleted = await attachments.sweep(async (ids) => {
    const needed = await Promise.all(outboxes.all().map((outbox) => outbox.neededAttachments(ids)));
    return new Set(needed.flat());
  });
  log('swept', { files: deleted });
}
