import type { Tone } from '../../charts/tone.ts';

const WIDTH = 200;

/** A share of one with the range around it; `marker` draws a place on the scale, not a quantity from nought. */
export function ShareBar({
  value,
  low,
  high,
  tone,
  marker = false,
  label,
}: {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly tone: Tone;
  readonly marker?: boolean;
  readonly label: string;
}) {
  const x = (share: number): number => Math.max(0, Math.min(1, share)) * (WIDTH - 2) + 1;
  return (
    <svg className={`share-bar tone-${tone}`} viewBox={`0 0 ${WIDTH} 18`} role="img" aria-label={label}>
      <rect className="share-rest" x={1} y={5} width={WIDTH - 2} height={8} />
      {!marker && <rect className="bar" x={1} y={5} width={Math.max(1, x(value) - 1)} height={8} />}
      {low !== undefined && high !== undefined && (
        <path className="whisker" d={`M${x(low)} 9H${x(high)}M${x(low)} 5V13M${x(high)} 5V13`} />
      )}
      {marker && <path className="share-mark" d={`M${x(value)} 1V17`} />}
    </svg>
  );
}
