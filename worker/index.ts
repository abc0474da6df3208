import type { Env } from './env.ts';
import { createWorker } from './worker.ts';

export { Customer } from './session/customer.ts';
export { Outbox } from './submissions/outbox.ts';

export default createWorker(Date.now) satisfies ExportedHandler<Env>;
