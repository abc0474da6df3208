// Runs before every npm script: installs what package-lock.json asks for, if it is not there yet.
// Plain JavaScript for the Node that came with npm (20 or later); everything else runs on the Node 24 it installs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';

const wanted = 'package-lock.json';
const installed = 'node_modules/.package-lock.installed.json';

const upToDate = existsSync(installed) && readFileSync(installed).equals(readFileSync(wanted));
if (!upToDate) {
  console.log('Installing packages (once, about a minute)…');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  copyFileSync(wanted, installed);
}
