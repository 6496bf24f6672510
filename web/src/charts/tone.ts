/** Each colour has one meaning; see styles/tokens.css. */
export type Tone = 'direct' | 'intermediary' | 'destination' | 'expected' | 'neutral';

/** Fell to grew, −1 to 1, as a colour of lines. */
export function changeColour(change: number): string {
  return `color-mix(in srgb, var(${change < 0 ? '--direct' : '--intermediary'}) ${Math.round(Math.abs(change) * 100)}%, var(--unchanged))`;
}

/** The same as a ground that text stands on. */
export function changeGround(change: number): string {
  return `color-mix(in srgb, var(${change < 0 ? '--fell' : '--grew'}) ${Math.round(Math.abs(change) * 100)}%, var(--paper))`;
}
