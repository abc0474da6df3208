import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const APT_GET = '/usr/bin/apt-get';

/** Installs Debian's Chromium if this user may; otherwise says which line to type. */
export function installChromium(): void {
  const asRoot = privileges();
  if (!asRoot || !existsSync(APT_GET)) {
    throw new Error(
      `The tests need Chrome or Chromium (CHROME_PATH if it is somewhere unusual). ${advice()}`,
    );
  }
  console.log('No Chrome or Chromium found: installing the chromium package…');
  const [program = APT_GET, ...args] = [...asRoot, APT_GET];
  for (const step of [
    ['update', '--quiet=2'],
    ['install', '--quiet=2', '--yes', 'chromium'],
  ]) {
    const { status } = spawnSync(program, [...args, ...step], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${step[0]} failed. ${advice()}`);
  }
}

/** What to put before a command to run it as root, or undefined where that takes a password. */
function privileges(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['--non-interactive', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '--non-interactive'] : undefined;
}

function advice(): string {
  if (process.platform === 'darwin') return 'Type: brew install --cask google-chrome';
  if (process.platform === 'win32') return 'Type: winget install Google.Chrome';
  if (existsSync(APT_GET)) return 'Type: sudo apt-get install chromium';
  return "Install chromium with your system's package manager.";
}
