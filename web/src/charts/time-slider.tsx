import { useEffect, useState } from 'react';
import { formatPeriod } from '../figures/format.ts';

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Chooses a period. It plays at the reader's wish only, and slowly for those who asked for less motion. */
export function TimeSlider({
  periods,
  value,
  onChange,
  event,
  missing,
  label = 'Month',
}: {
  readonly periods: readonly string[];
  readonly value: string;
  readonly onChange: (period: string) => void;
  readonly event?: { readonly period: string; readonly label: string } | undefined;
  /** Periods of which nothing is reported. */
  readonly missing?: ReadonlySet<string>;
  readonly label?: string;
}) {
  const [playing, setPlaying] = useState(false);
  const last = periods.length - 1;
  const at = Math.max(0, periods.indexOf(value));
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(
      () => {
        const next = periods[at + 1];
        if (next === undefined) setPlaying(false);
        else onChange(next);
      },
      calm() ? 1800 : 450,
    );
    return () => clearTimeout(timer);
  }, [playing, at, periods, onChange]);
  const play = (): void => {
    if (!playing && at === last && periods[0] !== undefined) onChange(periods[0]);
    setPlaying(!playing);
  };
  const eventAt = event === undefined ? -1 : periods.indexOf(event.period);
  const share = eventAt < 0 || last === 0 ? 0 : eventAt / last;
  const said = `${formatPeriod(value)}${missing?.has(value) === true ? ', not reported' : ''}`;
  return (
    <div className="time-slider">
      <button type="button" onClick={play}>
        {playing ? 'Pause' : 'Play'}
      </button>
      <div className="time-track">
        {eventAt >= 0 && (
          <span className="time-event" style={{ insetInlineStart: `calc(0.5rem + (100% - 1rem) * ${share})` }}>
            {event?.label}
          </span>
        )}
        <input
          type="range"
          aria-label={label}
          aria-valuetext={said}
          min={0}
          max={last}
          value={at}
          onChange={(change) => {
            setPlaying(false);
            onChange(periods[Number(change.target.value)] ?? value);
          }}
        />
      </div>
      <output className="time-now num">{said}</output>
    </div>
  );
}
