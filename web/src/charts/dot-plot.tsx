import './dot-plot.css';
import { useDrawing } from './chart.tsx';
import { type DotPlotProps, dotLayout } from './dot-layout.ts';

const MARKS = { true: 'agrees', false: 'differs', null: 'open' } as const;

/** A stated figure as an upright line with what agrees with it shaded, and a dot for each way to read it. */
export function DotPlot(props: DotPlotProps) {
  const { width, stated } = props;
  const drawing = useDrawing();
  const at = dotLayout(props);
  const late = at.line > (at.left + at.right) / 2;
  return (
    <svg className="dot-plot" width={width} height={at.height} viewBox={`0 0 ${width} ${at.height}`} {...drawing}>
      <rect
        className="tolerance"
        x={at.band.from}
        width={Math.max(2, at.band.to - at.band.from)}
        y={at.top - 8}
        height={at.bottom - at.top + 8}
      />
      {at.ticks.map(({ x, text }) => (
        <g key={text}>
          <line className="grid" x1={x} x2={x} y1={at.top - 8} y2={at.bottom} />
          <text className="small faint num" x={x} y={at.bottom + 18} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <line className="axis" x1={at.left} x2={at.right} y1={at.bottom} y2={at.bottom} />
      {at.isLog && at.beside && (
        <text className="small faint" x={at.left - 12} y={at.bottom + 18} textAnchor="end">
          equal steps are equal times
        </text>
      )}
      <line className="stated" x1={at.line} x2={at.line} y1={12} y2={at.bottom} />
      <text className="strong" x={at.line + (late ? -6 : 6)} y={22} textAnchor={late ? 'end' : 'start'}>
        stated: {stated.said}
      </text>
      {at.dots.map(({ key, label, said, holds, x, y, isLate }) => (
        <g key={key} className={`dot-${MARKS[`${holds}`]}`}>
          <text
            className="reading halo"
            x={at.beside ? at.left - 12 : 0}
            y={at.beside ? y + 4 : y - 14}
            textAnchor={at.beside ? 'end' : 'start'}
          >
            {label}
          </text>
          <line className="dot-rule" x1={at.left} x2={at.right} y1={y} y2={y} />
          {holds === false ? (
            <path className="cross" d={`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`} />
          ) : (
            <circle className={holds === true ? 'dot' : 'ring'} cx={x} cy={y} r={6} />
          )}
          <text className="halo num" x={x + (isLate ? -11 : 11)} y={y + 4} textAnchor={isLate ? 'end' : 'start'}>
            {said}
          </text>
        </g>
      ))}
    </svg>
  );
}
