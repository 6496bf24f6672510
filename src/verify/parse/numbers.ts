/** Numbers as English writes them, for the patterns of figures and of periods. */
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  hundredfold: 100,
};

const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?';
export const NUMBER_WORD = `(?:(?:${TENS})(?:[- ](?:${UNITS}))?|a hundred|one hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|${UNITS})`;

export const MAGNITUDE = '(?:thousand|million|billion|trillion|mln|mn|bn|trn|tn|k|m|b)';
const MAGNITUDES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mln: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  trn: 1e12,
  tn: 1e12,
};

/** Digits or words, times a magnitude; without the noise of binary fractions. */
export function readNumber(text: string, magnitude?: string): number {
  const word = text.toLowerCase().trim();
  const plain = /^\d/.test(word)
    ? Number(word.replaceAll(',', ''))
    : word.split(/[- ]/).reduce((sum, part) => sum + (part === 'a' ? 0 : (WORDS[part] ?? 0)), 0);
  const times = magnitude === undefined ? 1 : (MAGNITUDES[magnitude.toLowerCase()] ?? 1);
  return Number((plain * times).toPrecision(12));
}
