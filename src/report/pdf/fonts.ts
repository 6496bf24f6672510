import type { Page } from 'playwright-core';
import { EntrepotError } from '../../trade/errors.ts';
import { canonical } from '../canonical.ts';
import type { Document } from '../document.ts';

const CJK = 'fonts-noto-cjk';
const CORE = 'fonts-noto-core';

const SCRIPTS = [
  { script: 'Cyrillic', package: CORE },
  { script: 'Greek', package: CORE },
  { script: 'Arabic', package: CORE },
  { script: 'Hebrew', package: CORE },
  { script: 'Han', package: CJK },
  { script: 'Hiragana', package: CJK },
  { script: 'Katakana', package: CJK },
  { script: 'Hangul', package: CJK },
].map(({ script, ...rest }) => ({ ...rest, script, has: new RegExp(`\\p{sc=${script}}`, 'u') }));

export interface MissingFont {
  readonly script: string;
  /** Debian's. */
  readonly package: string;
  readonly letters: readonly string[];
}

/** Letters of a document that are not Latin, each once. */
export function foreignLetters(document: Document): readonly string[] {
  const letters = canonical(document).match(/(?!\p{sc=Latin})\p{L}/gu) ?? [];
  return [...new Set(letters)].toSorted();
}

/** Which letters this machine has no font for: they look like a code point that is assigned to nothing. */
export async function missingFonts(page: Page, letters: readonly string[]): Promise<readonly MissingFont[]> {
  if (letters.length === 0) return [];
  const boxes = new Set(await page.evaluate(drawnAsBoxes, letters));
  const found = new Map<string, { package: string; letters: string[] }>();
  for (const letter of letters.filter((one) => boxes.has(one))) {
    const kind = SCRIPTS.find(({ has }) => has.test(letter));
    const script = kind?.script ?? 'other';
    const entry = found.get(script) ?? { package: kind?.package ?? CORE, letters: [] };
    entry.letters.push(letter);
    found.set(script, entry);
  }
  return [...found].map(([script, rest]) => ({ script, ...rest }));
}

/** What the page has and Node has not. */
declare const OffscreenCanvas: new (
  width: number,
  height: number,
) => {
  getContext(
    kind: '2d',
    settings: { willReadFrequently: boolean },
  ): {
    font: string;
    clearRect(x: number, y: number, width: number, height: number): void;
    fillText(text: string, x: number, y: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  } | null;
};

/** Runs in the page. */
function drawnAsBoxes(letters: readonly string[]): string[] {
  const canvas = new OffscreenCanvas(40, 40);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [];
  context.font = '24px "Noto Sans", sans-serif';
  const drawn = (text: string): string => {
    context.clearRect(0, 0, 40, 40);
    context.fillText(text, 4, 28);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn('\u{378}');
  return letters.filter((letter) => drawn(letter) === box);
}

export function fontError(missing: readonly MissingFont[]): EntrepotError {
  const scripts = missing.map(({ script, letters }) => `${script} (${letters.slice(0, 3).join(' ')})`).join(', ');
  const packages = [...new Set(missing.map((font) => font.package))].toSorted().join(' ');
  return new EntrepotError(
    'unavailable',
    `no font of this machine has these letters of the document: ${scripts}. Install them (Debian: apt-get install ${packages}), or print with boxes in their place: --allow-missing-fonts`,
    { fields: { packages: packages.split(' ') } },
  );
}
