import type { FlowsAnswer } from '../../api/types.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { Money, Ratio } from '../../figures/figures.tsx';
import { formatPeriod, formatWeight } from '../../figures/format.ts';
import { Scroll } from '../../layout/scroll.tsx';
import { Provenance } from '../../provenance/provenance.tsx';
import { type Row, type RowBy, rowsOf, rowsTable } from './rows.ts';
import { coverageNote, flowWords, headline, sourceLine } from './words.ts';

const MOST = 500;

/** The rows of the answer with their sum; what nobody published is said, not left out. */
export function TableView({ answer, by }: { readonly answer: FlowsAnswer; readonly by: RowBy }) {
  const name = useAreaNames();
  const { figure, question, lineage } = answer;
  const rows = rowsOf(answer, by);
  const compared = question.base !== undefined;
  const weighed = rows.some(({ weight }) => weight !== null);
  const title = headline(answer, name);
  const note = coverageNote(answer);
  const source = `Source: ${sourceLine(answer)}`;
  const label = (key: string): string => (by === 'period' ? formatPeriod(key) : by === 'product' ? key : name(key));
  return (
    <section className="chart" aria-labelledby="table-title">
      <h2 id="table-title">{title}</h2>
      <Scroll label="Rows of the answer">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">
                {{ period: 'Period', partner: 'Partner', product: 'Goods', reporter: 'Reporter' }[by]}
              </th>
              <th scope="col" className="figure">
                Value
              </th>
              {compared && (
                <>
                  <th scope="col" className="figure">
                    Base
                  </th>
                  <th scope="col" className="figure">
                    Change
                  </th>
                  <th scope="col" className="figure">
                    Times
                  </th>
                </>
              )}
              {weighed && (
                <th scope="col" className="figure">
                  Net weight
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <Line
                key={row.key}
                row={row}
                label={label(row.key)}
                currency={figure.unit}
                compared={compared}
                weighed={weighed}
              />
            ))}
          </tbody>
          <tfoot>
            <Line
              row={{
                key: 'sum',
                value: figure.value,
                base: figure.base ?? null,
                delta: figure.delta ?? null,
                ratio: figure.ratio ?? null,
                why: figure.noGrowth ?? null,
                weight: figure.netWeight?.value ?? null,
              }}
              label="Sum"
              currency={figure.unit}
              compared={compared}
              weighed={weighed}
            />
          </tfoot>
        </table>
      </Scroll>
      {rows.length > MOST && (
        <p>
          The first {MOST} of {rows.length}; the export has all.
        </p>
      )}
      <div className="chart-source">
        <p>{source}</p>
        {note !== undefined && <p>{note}</p>}
      </div>
      <div className="chart-tools">
        <ExportMenu
          frame={{ title, source: note === undefined ? [source] : [source, note] }}
          table={rowsTable(answer, by, name)}
          command={lineage.query}
        />
        <Provenance query={lineage.query} label={flowWords(question, name)} asOf={lineage.snapshot} />
      </div>
    </section>
  );
}

function Line({
  row,
  label,
  currency,
  compared,
  weighed,
}: {
  readonly row: Row;
  readonly label: string;
  readonly currency: string;
  readonly compared: boolean;
  readonly weighed: boolean;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="figure">
        {row.value === null ? <i>not reported</i> : <Money value={row.value} currency={currency} />}
      </td>
      {compared && (
        <>
          <td className="figure">
            {row.base == null ? <i>not reported</i> : <Money value={row.base} currency={currency} />}
          </td>
          <td className="figure">
            <Money value={row.delta} currency={currency} change />
          </td>
          <td className="figure" title={row.why ?? undefined}>
            <Ratio value={row.ratio} />
          </td>
        </>
      )}
      {weighed && <td className="figure">{formatWeight(row.weight)}</td>}
    </tr>
  );
}
