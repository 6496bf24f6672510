// The browser that the tests drive: one that is there, else Debian's. Plain JavaScript of old Node versions.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** What prints and checks dossiers in the tests: fonts for other scripts, a validator and readers of PDF. */
const PACKAGES = {
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  qpdf: '/usr/bin/qpdf',
  'poppler-utils': '/usr/bin/pdftotext',
};

/** @returns the path of a Chromium; exits with what to do where there is none and none can be installed. */
export function findBrowser() {
  const named = process.env.ENTREPOT_CHROMIUM;
  const found = [...(named === undefined ? [] : [named]), ...KNOWN].find((path) => existsSync(path));
  const lacking = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name]));
  const wanted = found === undefined ? ['chromium', ...lacking] : lacking;
  if (wanted.length === 0 || install(wanted)) return found === undefined ? KNOWN[0] : found;
  process.stderr.write(
    `The tests need what is not here: install it (Debian: apt-get install ${wanted.join(' ')})${found === undefined ? ', or name a Chromium in ENTREPOT_CHROMIUM' : ''}.\n`,
  );
  if (found !== undefined) return found;
  process.exit(69);
}

function install(packages) {
  const isRoot = process.getuid !== undefined && process.getuid() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  process.stderr.write(`Installing ${packages.join(', ')} for the tests (once) ...\n`);
  const apt = (...words) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y', ...words], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const get = () => apt('install', '--no-install-recommends', ...packages);
  return get() || (apt('update') && get());
}
