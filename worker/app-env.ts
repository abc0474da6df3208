import type { Env } from './env.ts';
import type { Services } from './services.ts';

/** What Hono's handlers find in their context. */
export interface AppEnv {
  Bindings: Env;
  Variables: { services: Services };
}
