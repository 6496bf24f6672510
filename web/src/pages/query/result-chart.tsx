import type { SqlAnswer } from '../../api/types.ts';
import { Bars } from '../../charts/bars.tsx';
import { Chart } from '../../charts/chart.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { SmallMultiples } from '../../charts/small-multiples.tsx';
import { type ResultColumn, tableOf } from './columns.ts';
import { barHeadline, barsOf, headlineOf, linesOf, MOST_BARS, type Plot, plotOf } from './plot.ts';
import type { QuerySearch } from './search.ts';

/** The answer drawn: lines over time (a small chart for each series), or bars. What is drawn is chosen from its columns. */
export function ResultChart({
  answer,
  columns,
  search,
  choose,
  command,
}: {
  readonly answer: SqlAnswer;
  readonly columns: readonly ResultColumn[];
  readonly search: QuerySearch;
  readonly choose: (change: Partial<Record<'chart' | 'x' | 'y' | 'series', string | undefined>>) => void;
  readonly command: string;
}) {
  const plot = plotOf(answer, columns, search);
  if (plot === null) return null;
  const keys = columns.map(({ key }) => key);
  const figures = columns.filter(({ numeric }) => numeric).map(({ key }) => key);
  return (
    <div className="plot">
      <fieldset className="plot-choices">
        <legend className="hidden">What the chart shows</legend>
        <Choice label="Show" value={plot.y} of={figures} give={(y) => choose({ y })} />
        <Choice label="by" value={plot.x} of={keys} give={(x) => choose({ x })} />
        <Choice
          label="for each"
          value={plot.series ?? 'none'}
          of={['none', ...keys.filter((key) => key !== plot.x && key !== plot.y)]}
          give={(series) => choose({ series })}
        />
        <Choice label="as" value={plot.kind} of={['line', 'bars']} give={(chart) => choose({ chart })} />
      </fieldset>
      {plot.kind === 'line' ? (
        <LinePlot answer={answer} columns={columns} plot={plot} command={command} />
      ) : (
        <BarPlot answer={answer} columns={columns} plot={plot} command={command} />
      )}
    </div>
  );
}

interface PlotProps {
  readonly answer: SqlAnswer;
  readonly columns: readonly ResultColumn[];
  readonly plot: Plot;
  readonly command: string;
}

const sourceOf = ({ snapshot, truncated }: SqlAnswer): string =>
  `this lake, snapshot ${snapshot}${truncated ? '; the answer is cut off' : ''}`;

function LinePlot({ answer, columns, plot, command }: PlotProps) {
  const drawn = linesOf(answer, columns, plot);
  const { periods, lines, left, added, own } = drawn;
  const top = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const gaps = lines.some(({ values }) => values.includes(null));
  return (
    <Chart
      title={headlineOf(drawn, plot)}
      subtitle={`${plot.y} by ${plot.x}${lines.length > 1 ? `, for each ${plot.series ?? ''}${own ? '; each on a scale of its own' : '; one scale for all'}` : ''}`}
      source={sourceOf(answer)}
      note={
        [
          ...(gaps ? ['Where the answer has no row, the line has a gap; it is not nought.'] : []),
          ...(added ? [`Rows of the same ${plot.x} are added.`] : []),
          ...(left > 0 ? [`${left} more series are in the table.`] : []),
        ].join(' ') || undefined
      }
      level={3}
      table={tableOf(answer, columns)}
      command={command}
    >
      {(width) =>
        lines.length > 1 ? (
          <SmallMultiples
            width={width}
            own={own}
            periods={periods}
            items={lines.map(({ name, values }) => ({
              key: name,
              title: name,
              series: [{ id: name, label: name, tone: 'neutral' as const, values }],
            }))}
          />
        ) : (
          <LineChart
            width={width}
            periods={periods}
            top={top}
            series={lines.map(({ name, values }) => ({ id: name, label: name, tone: 'neutral' as const, values }))}
          />
        )
      }
    </Chart>
  );
}

function BarPlot({ answer, columns, plot, command }: PlotProps) {
  const rows = barsOf(answer, columns, plot);
  return (
    <Chart
      title={barHeadline(rows, plot)}
      subtitle={`${plot.y} by ${plot.x}, in the order of the answer`}
      source={sourceOf(answer)}
      note={answer.rows.length > MOST_BARS ? `The first ${MOST_BARS} of ${answer.rows.length} rows.` : undefined}
      level={3}
      table={tableOf(answer, columns)}
      command={command}
    >
      {(width) => <Bars width={width} rows={rows.map((row) => ({ ...row, tone: 'neutral' as const }))} />}
    </Chart>
  );
}

function Choice({
  label,
  value,
  of,
  give,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly give: (value: string) => void;
}) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => give(event.target.value)}>
        {of.map((key) => (
          <option key={key} value={key}>
            {key}
          </option>
        ))}
      </select>
    </label>
  );
}
