import { Hono } from 'hono';

/** Says so on the page, and fails, as whoever imports it expects of a part that cannot be had. */
const SCRIPT = `import { tellOutdated } from '../outdated.js';
tellOutdated();
throw new Error('<reamaze-contact> is of a former build here. Reload the page.');
`;

/**
 * `GET /chunks/{file}.js` that is no asset: of a former build, for which a page asks that was opened before it was replaced.
 * A script all the same, since only one that is answered with 200 can say anything there.
 */
export const formerChunks = new Hono().get('/:file{.+\\.js}', (c) =>
  c.body(SCRIPT, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    // Who goes back to that build has the file again.
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
  }),
);
