// Runs before every npm command: installs what package-lock.json asks for and is not there yet.
// Plain JavaScript for the Node that npm itself runs on (20 or later); everything else runs on the Node 24 it installs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** npm writes this list as the last step of an install, so a half-finished install has none, or an old one. */
const INSTALLED = 'node_modules/.package-lock.json';
const NODE = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

if (!isUpToDate()) {
  console.log('Installing packages: about a minute, this once…');
  // From nothing: npm takes a package whose unpacking was interrupted for a whole one.
  rmSync('node_modules', { recursive: true, force: true });
  // Not `npm ci`: it insists on an entry for every operating system, and the list has those of Linux only.
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
if (!existsSync(NODE)) {
  console.error('The package "node" is there without its program: npm may run no install scripts. Type:');
  console.error('npm rebuild node --ignore-scripts=false');
  process.exit(1);
}

function isUpToDate() {
  const wanted = Object.entries(packagesOf('package-lock.json') ?? {});
  const installed = packagesOf(INSTALLED);
  return Boolean(installed) && wanted.every(([path, entry]) => path === '' || has(installed, path, entry));
}

/** A package for another platform is optional, and npm leaves it out. */
function has(installed, path, { version, integrity, optional }) {
  const found = installed[path];
  return found ? found.version === version && found.integrity === integrity : optional;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
