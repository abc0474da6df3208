import { existsSync, globSync } from 'node:fs';

/** Where an engine's program was found; WebKit needs three. */
export interface Browser {
  engine: Engine;
  /** The browser itself. */
  executable: string;
  /** What drives it, where that is another program. */
  driver?: string;
  /** A display that nobody sees, where the browser cannot do without one. */
  display?: string;
}

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** What a search looks at; a test passes its own. */
export interface Machine {
  env: Record<string, string | undefined>;
  /** Existing paths that match a glob. */
  match(pattern: string): string[];
}

const thisMachine: Machine = {
  env: process.env,
  match: (pattern) => (isGlob(pattern) ? globSync(pattern) : [pattern].filter((path) => existsSync(path))),
};

const CHROMIUM = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe',
  '{PROGRAMFILES}/Google/Chrome/Application/chrome.exe',
  '{PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe',
  '{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe',
];
const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  '{PROGRAMFILES}/Mozilla Firefox/firefox.exe',
];
const WEBKIT_DRIVER = ['/usr/bin/WebKitWebDriver', '/usr/libexec/WebKitWebDriver'];
const WEBKIT_BROWSER = ['/usr/lib/*/webkit2gtk-4.*/MiniBrowser', '/usr/libexec/webkit2gtk-4.*/MiniBrowser'];
const DISPLAY_SERVER = ['/usr/bin/Xvfb'];

/** Every engine that this machine can run, in the order of {@link ENGINES}. */
export function findBrowsers(machine: Machine = thisMachine): Browser[] {
  const chromium = chosen(machine, 'CHROME_PATH') ?? first(machine, CHROMIUM);
  const firefox = chosen(machine, 'FIREFOX_PATH') ?? first(machine, FIREFOX);
  const webkit = first(machine, WEBKIT_BROWSER);
  const driver = first(machine, WEBKIT_DRIVER);
  const display = first(machine, DISPLAY_SERVER);

  const found: Browser[] = [];
  if (chromium) found.push({ engine: 'chromium', executable: chromium });
  if (firefox) found.push({ engine: 'firefox', executable: firefox });
  if (webkit && driver && display) found.push({ engine: 'webkit', executable: webkit, driver, display });
  return found;
}

/** The engines that `REQUIRE_ENGINES` (comma-separated) insists on. */
export function requiredEngines(list = process.env['REQUIRE_ENGINES'] ?? ''): Engine[] {
  const names = list.split(',').map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const engine = ENGINES.find((known) => known === name);
    if (!engine) throw new Error(`REQUIRE_ENGINES names "${name}"; known are ${ENGINES.join(', ')}.`);
    return engine;
  });
}

/** A path the developer set wins, and a wrong one is an error rather than a silent fallback. */
function chosen({ env, match }: Machine, variable: string): string | undefined {
  const path = env[variable];
  if (path && !match(path).includes(path)) throw new Error(`${variable} is ${path}, where there is no file.`);
  return path || undefined;
}

function first({ env, match }: Machine, places: string[]): string | undefined {
  for (const place of places) {
    const path = place.replace(/\{(.+)\}/, (_, name: string) => env[name] ?? '');
    const found = match(path)[0];
    if (found) return found;
  }
  return undefined;
}

function isGlob(pattern: string): boolean {
  return pattern.includes('*');
}
