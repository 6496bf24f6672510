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
  hundredfold: 100,
};
/** Words that multiply what stands before them. */
const TIMES: Readonly<Record<string, number>> = { dozen: 12, hundred: 100 };

const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const UNDER_HUNDRED = `(?:(?:${TENS})(?:[- ](?:${UNITS}))?|${TEENS}|${UNITS})`;
/** Digits, with commas or narrow blanks between the thousands. */
export const NUMBER = '(?:\\d{1,3}(?:[,\\u00a0\\u2009\\u202f]\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?';
export const NUMBER_WORD = `(?:(?:a|${UNITS})\\s+hundred(?:\\s+and\\s+${UNDER_HUNDRED})?|(?:a|${UNITS})\\s+dozen|${UNDER_HUNDRED}(?:\\s+and\\s+a\\s+half)?)`;
export const MAGNITUDE = '(?:thousand|million|billion|trillion|crore|lakh|mln|mio|mn|bln|mrd|bn|trn|tln|tn|k|m|b)';
/** Two groups: a number and its magnitude, "3.2 billion", "two hundred thousand", "half a million". */
export const SIZE = `(${NUMBER}|${NUMBER_WORD}|(?:half\\s+)?a(?=\\s+(?:thousand|million|billion|trillion)(?!\\p{L})))(?:[\\s-]?(${MAGNITUDE}))?`;
const MAGNITUDES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mln: 1e6,
  mn: 1e6,
  mio: 1e6,
  lakh: 1e5,
  crore: 1e7,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  bln: 1e9,
  mrd: 1e9,
  b: 1e9,
  trillion: 1e12,
  trn: 1e12,
  tn: 1e12,
  tln: 1e12,
};

/** Digits or words, times a magnitude; without the noise of binary fractions. */
export function readNumber(text: string, magnitude?: string): number {
  const word = text.toLowerCase().trim();
  const plain = /^\d/.test(word) ? Number(word.replaceAll(/[,\s]/g, '')) : readWords(word.split(/[-\s]+/));
  const times = magnitude === undefined ? 1 : (MAGNITUDES[magnitude.toLowerCase()] ?? 1);
  return Number((plain * times).toPrecision(12));
}

function readWords(words: readonly string[]): number {
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const times = TIMES[word];
    if (times !== undefined) sum = (sum || 1) * times;
    else if (word === 'half') sum += 0.5;
    // "A hundred", "half a million", "two and a half": the article counts only where it stands alone.
    else if (word !== 'a' || words.length === 1) sum += WORDS[word] ?? 0;
    else if (index === words.length - 1 && sum === 0) sum = 1;
  }
  return sum;
}
