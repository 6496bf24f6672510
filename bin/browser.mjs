// The browser that the tests drive: one that is there, else Debian's. Plain JavaScript of old Node versions.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** @returns the path of a Chromium; exits with what to do where there is none and none can be installed. */
export function findBrowser() {
  const named = process.env.ENTREPOT_CHROMIUM;
  const found = [...(named === undefined ? [] : [named]), ...KNOWN].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const isRoot = process.getuid !== undefined && process.getuid() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium for the browser tests (once) ...\n');
    const apt = (...words) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y', ...words], {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    if (
      apt('install', '--no-install-recommends', 'chromium') ||
      (apt('update') && apt('install', '--no-install-recommends', 'chromium'))
    )
      return KNOWN[0];
  }
  process.stderr.write(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in ENTREPOT_CHROMIUM.\n',
  );
  process.exit(69);
}
