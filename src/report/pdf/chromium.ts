import { existsSync } from 'node:fs';
import { EntrepotError } from '../../trade/errors.ts';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the Chromium that prints: the one named in ENTREPOT_CHROMIUM, else one at the usual places. */
export function findChromium(named: string | undefined = process.env['ENTREPOT_CHROMIUM']): string {
  const found = (named === undefined || named === '' ? KNOWN : [named]).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const where = named === undefined || named === '' ? '' : `; ${named}, named in ENTREPOT_CHROMIUM, is not there`;
  throw new EntrepotError(
    'unavailable',
    `a PDF is printed by Chromium, and none is found${where}. Install it (Debian: apt-get install chromium) or name it in ENTREPOT_CHROMIUM; the HTML form needs none`,
  );
}
