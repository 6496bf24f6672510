import { type KeyboardEvent, useState } from 'react';
import { useDrawing } from './chart.tsx';
import { useHatch } from './hatch.tsx';
import { changeGround } from './tone.ts';

export interface HeatCell {
  /** −1 fell to 1 grew (`changeOf`), or 0 to 1 for a scale that only grows; null where nothing was reported. */
  readonly shade: number | null;
  /** In the cell. */
  readonly text: string;
  /** Read out. */
  readonly about: string;
  /** A mark in the corner, such as for a candidate. */
  readonly marked?: 'full' | 'hollow';
}

export interface HeatMapProps {
  readonly width: number;
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly about?: string;
    /** A sum, which leads nowhere. */
    readonly sum?: boolean;
  }[];
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly cell: (row: number, column: number) => HeatCell;
  readonly onChoose?: (row: number, column: number) => void;
  /** What the ends of the colours mean. */
  readonly ends?: readonly [string, string, string] | null;
  /** What a full and a hollow mark mean. */
  readonly marks?: readonly [string, string];
}

const LETTER = 7.1;

/** Rows against columns. Grounds go from what fell over paper to what grew; the figure stands in the cell. */
export function HeatMap({
  width,
  rows,
  columns,
  cell,
  onChoose,
  ends = ['fell to ⅛', 'as before', 'grew ×8'],
  marks,
}: HeatMapProps) {
  const hatch = useHatch();
  const drawing = useDrawing();
  const [at, setAt] = useState<readonly [number, number] | null>(null);
  const narrow = width < 560;
  const longest = Math.max(4, ...rows.map(({ label }) => label.length));
  const left = narrow ? 0 : Math.min(width * 0.36, longest * LETTER + 14);
  const each = Math.max(30, Math.min(120, (width - left) / Math.max(1, columns.length)));
  const full = Math.max(width, left + each * columns.length);
  const beside = left + KEY_WIDE + 32 + MARKS_WIDE < width;
  const head = (ends === null ? 26 : 56) + (marks === undefined || beside ? 0 : 22);
  /** Narrow drawings have the label of a row above its cells. */
  const above = narrow ? 20 : 0;
  const step = 28 + above;
  const height = head + rows.length * step + 2;
  const chosen = at === null ? null : cell(at[0], at[1]);
  const move = (event: KeyboardEvent): void => {
    const [row, column] = at ?? [0, 0];
    const next = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
    }[event.key];
    if (event.key === 'Escape') return setAt(null);
    if (event.key === 'Enter' && at !== null) return onChoose?.(row, column);
    if (next === undefined) return;
    event.preventDefault();
    if (at === null) return setAt([0, 0]);
    setAt([
      Math.max(0, Math.min(rows.length - 1, next[0] ?? 0)),
      Math.max(0, Math.min(columns.length - 1, next[1] ?? 0)),
    ]);
  };
  const fits = (text: string): boolean => text.length * 6.6 < each - 4;
  return (
    <>
      <p className="readout" aria-live="polite">
        {at !== null && chosen !== null && (
          <>
            <b>
              {rows[at[0]]?.about ?? rows[at[0]]?.label}, {columns[at[1]]?.label}
            </b>
            <span>{chosen.about}</span>
          </>
        )}
      </p>
      <div className="scroll">
        <svg
          className="heat-map"
          width={full}
          height={height}
          viewBox={`0 0 ${full} ${height}`}
          {...drawing}
          tabIndex={0}
          onKeyDown={move}
          onBlur={() => setAt(null)}
          onPointerLeave={() => setAt(null)}
        >
          {hatch.pattern}
          {ends !== null && <HeatKey x={left} words={ends} />}
          {marks !== undefined && <MarkKey x={beside ? left + KEY_WIDE + 32 : 0} y={beside ? 0 : 32} words={marks} />}
          {columns.map(({ key, label }, column) => (
            <text key={key} className="small" x={left + each * (column + 0.5)} y={head - 8} textAnchor="middle">
              {label}
            </text>
          ))}
          {rows.map(({ key, label, sum = false }, row) => (
            <g key={key}>
              <text
                className={`label${sum ? ' strong' : onChoose === undefined ? '' : ' clickable'}`}
                x={0}
                y={head + step * row + (narrow ? 15 : 18)}
                onClick={() => onChoose?.(row, 0)}
              >
                {short(label, (narrow ? width : left) - 12)}
              </text>
              {columns.map((column, index) => {
                const { shade, text, marked } = cell(row, index);
                const place = {
                  x: left + each * index + 1,
                  y: head + step * row + above + 1,
                  width: each - 2,
                  height: step - above - 2,
                };
                const ground = shade === null ? { fill: hatch.fill } : { style: { fill: changeGround(shade) } };
                return (
                  <g
                    key={column.key}
                    className={sum || onChoose === undefined ? undefined : 'clickable'}
                    onPointerEnter={() => setAt([row, index])}
                    onClick={() => onChoose?.(row, index)}
                  >
                    <rect {...place} {...ground} />
                    {fits(text) && (
                      <text className="small num" x={place.x + place.width / 2} y={place.y + 17} textAnchor="middle">
                        {text}
                      </text>
                    )}
                    {marked !== undefined && (
                      <Mark x={place.x + place.width} y={place.y} kind={marked} size={narrow ? 6 : 9} />
                    )}
                  </g>
                );
              })}
            </g>
          ))}
          {at !== null && (
            <rect
              data-screen-only=""
              className="cell-cursor"
              x={left + each * at[1] + 1}
              y={head + step * at[0] + above + 1}
              width={each - 2}
              height={step - above - 2}
            />
          )}
        </svg>
      </div>
    </>
  );
}

function short(text: string, room: number): string {
  const most = Math.floor(room / LETTER);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

const KEY_STEPS = [-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1];
const KEY_WIDE = 30 * KEY_STEPS.length;
const MARKS_WIDE = 330;

/** A corner: `x` and `y` are its tip. */
function Mark({
  x,
  y,
  kind,
  size = 9,
}: {
  readonly x: number;
  readonly y: number;
  readonly kind: 'full' | 'hollow';
  readonly size?: number;
}) {
  return kind === 'full' ? (
    <path className="mark" d={`M${x - size} ${y}h${size}v${size}z`} />
  ) : (
    <path className="mark-hollow" d={`M${x - size + 1} ${y + 0.75}h${size - 1.75}v${size - 1.75}z`} />
  );
}

function MarkKey({
  x,
  y,
  words,
}: {
  readonly x: number;
  readonly y: number;
  readonly words: readonly [string, string];
}) {
  const second = x + 30 + words[0].length * 6.6;
  return (
    <g>
      <Mark x={x + 10} y={y} kind="full" />
      <text className="small faint" x={x + 16} y={y + 10}>
        {words[0]}
      </text>
      <Mark x={second + 10} y={y} kind="hollow" />
      <text className="small faint" x={second + 16} y={y + 10}>
        {words[1]}
      </text>
    </g>
  );
}

function HeatKey({ x, words }: { readonly x: number; readonly words: readonly [string, string, string] }) {
  return (
    <g>
      {KEY_STEPS.map((shade, at) => (
        <rect
          key={shade}
          className="key-step"
          x={x + 30 * at}
          y={0}
          width={30}
          height={8}
          style={{ fill: changeGround(shade) }}
        />
      ))}
      {words.map((word, at) => (
        <text
          key={word}
          className="small faint"
          x={x + 105 * at}
          y={21}
          textAnchor={(['start', 'middle', 'end'] as const)[at]}
        >
          {word}
        </text>
      ))}
    </g>
  );
}
