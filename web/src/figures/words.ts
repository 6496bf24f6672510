const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A small count in letters. */
export const counted = (count: number): string => COUNTS[count] ?? String(count);

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Notes of an answer as sentences; undefined where there are none. */
export function sentences(notes: readonly string[]): string | undefined {
  return notes.length === 0 ? undefined : notes.map((note) => `${sentenceCase(note)}.`).join(' ');
}

/** Some of many, read out: "Kazakhstan, Kyrgyzstan and 4 more". */
export function several(words: readonly string[], most = 3): string {
  if (words.length <= 1) return words.join('');
  if (words.length <= most) return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `${words.slice(0, most - 1).join(', ')} and ${words.length - most + 1} more`;
}
