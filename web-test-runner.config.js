// For working on browser suites: `npx wtr --watch`. `npm test` builds the same configuration itself.
import { browserConfig } from './test/support/browser-config.ts';
import { findBrowsers } from './test/support/browsers.ts';
import { findSuites } from './test/support/suites.ts';

const { config } = await browserConfig(findSuites().browser, findBrowsers().slice(0, 1));
export default config;
