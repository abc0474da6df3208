import assert from 'node:assert/strict';
import test from 'node:test';
import { findBrowsers, type Machine, requiredEngines } from './browsers.ts';

function machine(files: string[], env: Machine['env'] = {}): Machine {
  return { env, match: (pattern) => files.filter((file) => file === pattern || matches(file, pattern)) };
}

function matches(file: string, pattern: string): boolean {
  const parts = pattern.split('*');
  return parts.length > 1 && file.startsWith(parts[0] ?? '') && file.endsWith(parts.at(-1) ?? '');
}

test('a machine without browsers has none', () => {
  assert.deepEqual(findBrowsers(machine([])), []);
});

test('CHROME_PATH wins over the usual places, and has to exist', () => {
  const files = ['/usr/bin/chromium', '/opt/chrome'];
  const [chromium] = findBrowsers(machine(files, { CHROME_PATH: '/opt/chrome' }));
  assert.equal(chromium?.executable, '/opt/chrome');
  assert.throws(() => findBrowsers(machine(files, { CHROME_PATH: '/gone' })), /CHROME_PATH is \/gone/);
});

test('Windows keeps programs where its variables say', () => {
  const path = 'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe';
  const [chromium] = findBrowsers(machine([path], { 'PROGRAMFILES(X86)': 'C:/Program Files (x86)' }));
  assert.equal(chromium?.executable, path);
});

test('WebKit needs its browser, its driver and a display', () => {
  const browser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
  const driver = '/usr/bin/WebKitWebDriver';
  const display = '/usr/bin/Xvfb';
  assert.deepEqual(findBrowsers(machine([browser, driver])), []);
  assert.deepEqual(findBrowsers(machine([browser, driver, display])), [
    { engine: 'webkit', executable: browser, driver, display },
  ]);
});

test('REQUIRE_ENGINES is a list of known engines', () => {
  assert.deepEqual(requiredEngines(''), []);
  assert.deepEqual(requiredEngines('chromium, webkit'), ['chromium', 'webkit']);
  assert.throws(() => requiredEngines('safari'), /safari/);
});
