import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useDrawing } from '../../../charts/chart.tsx';
import { useHatch } from '../../../charts/hatch.tsx';
import { formatPeriod } from '../../../figures/format.ts';
import { periodAt, type State, type Strip, shortVerdict, stateAt, verdictOf, whatOf } from './strips.ts';

const STATE_WORDS: Readonly<Record<State, string>> = {
  published: 'published',
  missing: 'missing',
  unpublished: 'not published',
};

export interface Group {
  readonly source: string;
  readonly title: string;
  readonly strips: readonly Strip[];
}

const HEAD = 46;
const GROUP = 30;
const BAR = 12;
const LETTER = 6.3;

/** Strips of time under one axis, grouped by source. What is there is solid, what is missing hatched, what was never published open. */
export function CoverageDrawing({ width, groups }: { readonly width: number; readonly groups: readonly Group[] }) {
  const hatch = useHatch();
  const drawing = useDrawing();
  const [at, setAt] = useState<{ readonly row: number; readonly month: number } | null>(null);
  const strips = groups.flatMap((group) => group.strips);
  const narrow = width < 720;
  const left = narrow ? 0 : Math.min(300, width * 0.27);
  const right = narrow ? width : width - Math.min(360, width * 0.3);
  const step = narrow ? 58 : 25;
  const down = narrow ? 22 : 5;
  const first = firstOf(strips);
  const end = Math.max(...strips.flatMap(({ stretches }) => stretches.map(({ to }) => to)));
  const start = first - (first % 12);
  const stop = Math.ceil(end / 12) * 12;
  const x = scaleLinear().domain([start, stop]).range([left, right]);
  const years = Array.from({ length: (stop - start) / 12 }, (_, year) => start + 12 * year);
  const each = Math.ceil(38 / Math.max(1, x(12) - x(0)));
  const places = placesOf(groups, step);
  const height = HEAD + groups.length * GROUP + strips.length * step;
  const chosen = at === null ? undefined : strips[at.row];

  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const y = event.clientY - box.top;
    const row = places.findLastIndex((top) => y >= top);
    const month = Math.floor(x.invert(event.clientX - box.left));
    setAt(row < 0 || month < start || month >= stop ? null : { row, month });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return setAt(null);
    const long = chosen?.frequency === 'annual' ? 12 : 1;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -long],
      ArrowRight: [0, long],
      PageUp: [0, -12],
      PageDown: [0, 12],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setAt((now) =>
      now === null
        ? { row: 0, month: start }
        : {
            row: Math.max(0, Math.min(strips.length - 1, now.row + move[0])),
            month: Math.max(start, Math.min(stop - 1, now.month + move[1])),
          },
    );
  };

  return (
    <>
      <p className="readout" aria-live="polite">
        {at !== null && chosen !== undefined && <ReadOut strip={chosen} month={at.month} />}
      </p>
      <svg
        className="coverage"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drawing}
        tabIndex={0}
        onKeyDown={key}
        onBlur={() => setAt(null)}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
      >
        {hatch.pattern}
        <Key narrow={narrow} fill={hatch.fill} />
        {years.map((month, index) => (
          <g key={month}>
            <line className="grid" x1={x(month)} x2={x(month)} y1={HEAD - 4} y2={height} />
            {index % each === 0 && (
              <text className="small faint num" x={x(month) + 3} y={HEAD - 6}>
                {month / 12}
              </text>
            )}
          </g>
        ))}
        {groups.map(({ source, title, strips: own }, group) => {
          const before = groups.slice(0, group).reduce((sum, one) => sum + one.strips.length, 0);
          const top = (places[before] ?? HEAD) - 10;
          return (
            <g key={source}>
              <line className="axis" x1={0} x2={width} y1={top - 16} y2={top - 16} />
              <text className="small strong halo" x={0} y={top}>
                {title}
              </text>
              {own.map((strip, index) => {
                const y = places[before + index] ?? 0;
                return (
                  <g key={strip.key}>
                    <text className="small halo" x={0} y={y + (narrow ? 14 : 15)}>
                      {shortened(labelOf(strip), narrow ? width : left - 10)}
                    </text>
                    {strip.stretches.some(({ from }) => from < start) && (
                      <path
                        className="earlier"
                        d={`M${x(start) + 1} ${y + down - 1}l-7 ${BAR / 2 + 1}l7 ${BAR / 2 + 1}z`}
                      />
                    )}
                    {clipped(strip.stretches, start).map(({ state, from, to }) => (
                      <rect
                        key={from}
                        className={`cover ${state}`}
                        x={x(from) + 0.5}
                        y={y + down + (state === 'published' ? 0 : 0.5)}
                        width={Math.max(1.5, x(to) - x(from) - 1)}
                        height={state === 'published' ? BAR : BAR - 1}
                        {...(state === 'missing' ? { fill: hatch.fill } : {})}
                      />
                    ))}
                    <text className="small faint" x={narrow ? 0 : right + 12} y={narrow ? y + down + BAR + 14 : y + 15}>
                      {verdictIn(strip, narrow ? width : width - right - 12)}
                    </text>
                  </g>
                );
              })}
            </g>
          );
        })}
        {at !== null && (
          <rect
            data-screen-only=""
            className="cell-cursor"
            x={x(at.month - (chosen?.frequency === 'annual' ? at.month % 12 : 0)) - 1}
            y={(places[at.row] ?? 0) + down - 2}
            width={x(chosen?.frequency === 'annual' ? 12 : 1) - x(0) + 2}
            height={BAR + 4}
          />
        )}
      </svg>
    </>
  );
}

function ReadOut({ strip, month }: { readonly strip: Strip; readonly month: number }) {
  const state = stateAt(strip, month);
  return (
    <>
      <b>{formatPeriod(periodAt(month, strip.frequency))}</b>
      <span>
        {strip.reporters.length > 3 ? `${strip.reporters.length} reporters` : strip.reporters.join(', ')},{' '}
        {whatOf(strip)}
      </span>
      <span>{state === null ? 'outside what is loaded' : STATE_WORDS[state]}</span>
    </>
  );
}

/** Three patterns, each with its word; the colour says nothing that they do not. */
function Key({ narrow, fill }: { readonly narrow: boolean; readonly fill: string }) {
  const words: Readonly<Record<State, string>> = narrow
    ? STATE_WORDS
    : {
        published: 'published',
        missing: 'missing: within the span, but not loaded',
        unpublished: 'not published: so the source says',
      };
  let x = 0;
  return (['published', 'missing', 'unpublished'] as const).map((state) => {
    const left = x;
    x += 44 + words[state].length * 6.6;
    return (
      <g key={state}>
        <rect
          className={`cover ${state}`}
          x={left + 0.5}
          y={2.5}
          width={18}
          height={11}
          {...(state === 'missing' ? { fill } : {})}
        />
        <text className="small" x={left + 24} y={12}>
          {words[state]}
        </text>
      </g>
    );
  });
}

/** The first month of the axis: that of the monthly figures, where there are any; years before are told by a mark. */
function firstOf(strips: readonly Strip[]): number {
  const monthly = strips.filter(({ frequency }) => frequency === 'monthly');
  return Math.min(
    ...(monthly.length > 0 ? monthly : strips).flatMap(({ stretches }) => stretches.map(({ from }) => from)),
  );
}

function clipped(stretches: Strip['stretches'], start: number): Strip['stretches'] {
  return stretches.filter(({ to }) => to > start).map((one) => ({ ...one, from: Math.max(start, one.from) }));
}

/** Where each strip begins, from the top. */
function placesOf(groups: readonly Group[], step: number): number[] {
  const places: number[] = [];
  let y = HEAD;
  for (const { strips } of groups) {
    y += GROUP;
    for (let row = 0; row < strips.length; row += 1) {
      places.push(y);
      y += step;
    }
  }
  return places;
}

function labelOf(strip: Strip): string {
  const { reporters } = strip;
  const who = reporters.length > 2 ? `${reporters.length} reporters` : reporters.join(', ');
  return `${who} · ${whatOf(strip)}`;
}

function verdictIn(strip: Strip, room: number): string {
  const words = verdictOf(strip);
  return words.length * LETTER <= room ? words : shortVerdict(strip);
}

function shortened(text: string, room: number): string {
  const most = Math.max(8, Math.floor(room / LETTER));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
