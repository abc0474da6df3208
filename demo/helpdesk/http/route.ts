import type { Desk } from '../desk.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

/** `path` matches the whole percent-encoded path; its named groups are handed on decoded. */
export interface Route {
  method: string;
  path: RegExp;
  handle(desk: Desk, call: Call, segments: Record<string, string>): Answer | Promise<Answer>;
}

/** The answer of the first route that fits, or null. */
export function dispatch(routes: Route[], desk: Desk, call: Call): Promise<Answer> | Answer | null {
  for (const { method, path, handle } of routes) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (match === null) continue;
    const segments = decodeAll(match.groups ?? {});
    return segments === null ? null : handle(desk, call, segments);
  }
  return null;
}

function decodeAll(groups: Record<string, string>): Record<string, string> | null {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return null;
  }
}
