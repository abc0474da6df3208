/** Which way imports may go: docs/architecture.md says why. */

const ROOMS = '^worker/(submissions|attachments|session|history|operator)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'component-imports-the-contract-only',
      comment: 'What the browser gets from the Worker is the contract; the rest would end up in the page.',
      severity: 'error',
      from: { path: '^component/' },
      to: { path: '^worker/', pathNot: '^worker/contract/' },
    },
    {
      name: 'operator-page-is-a-browsers',
      comment:
        'What it takes from the Worker is how to ask it, and types; the rest would end up in the page.',
      severity: 'error',
      from: { path: '^worker/operator/page/' },
      to: {
        path: '^worker/',
        pathNot: ['^worker/operator/page/', '^worker/operator/(client|words)[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'worker-runs-no-page',
      severity: 'error',
      from: { path: '^worker/', pathNot: '^worker/operator/page/' },
      to: { path: '^worker/operator/page/' },
    },
    {
      name: 'contract-stands-alone',
      comment: 'Both sides compile it, so it imports nothing but zod.',
      severity: 'error',
      from: { path: '^worker/contract/' },
      to: { pathNot: ['^worker/contract/', '^node_modules/zod/'] },
    },
    {
      name: 'worker-knows-no-component',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^component/' },
    },
    {
      name: 'rooms-use-the-helpdesk-port',
      comment: 'A second helpdesk changes the composition in worker/*.ts, never a room.',
      severity: 'error',
      from: { path: [ROOMS, '^worker/http/'] },
      to: { path: '^worker/helpdesk/[^/]+/' },
    },
    {
      name: 'http-is-below-the-rooms',
      severity: 'error',
      from: { path: '^worker/http/' },
      to: { path: [ROOMS, '^worker/helpdesk/'] },
    },
    {
      name: 'port-knows-no-adapter',
      severity: 'error',
      from: { path: '^worker/helpdesk/[^/]+$' },
      to: { path: '^worker/', pathNot: ['^worker/helpdesk/[^/]+$', '^worker/contract/'] },
    },
    {
      name: 'adapters-know-the-port-and-the-contract',
      severity: 'error',
      from: { path: '^worker/helpdesk/([^/]+)/' },
      to: {
        path: '^worker/',
        pathNot: ['^worker/helpdesk/[^/]+$', '^worker/helpdesk/$1/', '^worker/contract/'],
      },
    },
    {
      name: 'demo-and-tests-are-not-shipped',
      severity: 'error',
      from: { path: '^(component|worker|scripts)/' },
      to: { path: '^(demo|test)/' },
    },
    {
      name: 'demo-needs-no-tests',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Closed by a type, it is gone when the code runs; closed by import(), both sides are long there.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nothing is dead, unless something else loads it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '^test/support/fixtures/',
          '^demo/(helpdesk/pages|site)/.+\\.js$',
        ],
      },
      to: {},
    },
    {
      name: 'imports-exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^cloudflare:' },
    },
  ],
  options: {
    // TypeScript 7 has no parser that other tools can call.
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
