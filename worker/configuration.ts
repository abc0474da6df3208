import { type Env, problemsOf, readSettings, type Settings, type SetupProblem } from './env.ts';
import { log } from './log.ts';
import { site } from './site.config.ts';
import { type Site, siteSchema } from './site.ts';

/** What this Worker runs with, or everything that keeps it from running. */
export type Configuration =
  | { ok: true; settings: Settings; site: Site }
  | { ok: false; problems: SetupProblem[] };

const read = new WeakMap<Env, Configuration>();

/** Reads variables, secrets and `site.config.ts`, once per isolate; what is wrong goes to the log by name. */
export function configurationOf(env: Env): Configuration {
  const known = read.get(env);
  if (known) return known;
  const configuration = readConfiguration(env, site);
  if (!configuration.ok) log('misconfigured', { problems: configuration.problems });
  read.set(env, configuration);
  return configuration;
}

/** Checks everything before anything runs, so that all mistakes are named at once. */
export function readConfiguration(env: Record<string, unknown>, definition: unknown): Configuration {
  const settings = readSettings(env);
  const parsed = siteSchema.safeParse(definition);
  if (!Array.isArray(settings) && parsed.success) return { ok: true, settings, site: definition as Site };
  return {
    ok: false,
    problems: [
      ...(Array.isArray(settings) ? settings : []),
      ...(parsed.success ? [] : problemsOf(parsed.error, (path) => `site.config.ts: ${path.join('.')}`)),
    ],
  };
}
