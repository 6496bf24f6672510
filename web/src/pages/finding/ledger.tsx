import { getRouteApi } from '@tanstack/react-router';
import type { LedgerRow, SeriesAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Bars } from '../../charts/bars.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { EventChart } from '../../evidence/event-chart.tsx';
import { cliCommand } from '../../export/command.ts';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { Money } from '../../figures/figures.tsx';
import { formatMoney, formatPeriod } from '../../figures/format.ts';
import { Scroll } from '../../layout/scroll.tsx';
import { Provenance } from '../../provenance/provenance.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { NotAssessable } from '../../states/not-assessable.tsx';
import { unbroken } from './headline.ts';
import type { FindingSearch } from './search.ts';

const route = getRouteApi('/findings/$id');

/** Both legs of a route against what was expected, and what of them is matched. */
export function Ledger({ answer, search }: { readonly answer: SeriesAnswer; readonly search: FindingSearch }) {
  const { finding, legs, ledger } = answer;
  const out = legs.find(({ leg }) => leg === 'out');
  const navigate = route.useNavigate();
  const asked = {
    from: finding.exporter.split('+'),
    via: finding.intermediary,
    to: finding.destination,
    hs: finding.goods.code,
    window: finding.window.join('..'),
    base: finding.base.join('..'),
  };
  const wanted = ledger.length === 0 && search.match === true;
  const { data, error, refetch } = useApi('/route', { ...asked, asOf: answer.snapshot }, { enabled: wanted });
  const name = useAreaNames();
  if (ledger.length > 0)
    return <Matched rows={ledger} answer={answer} currency={finding.currency} command={cliCommand('route', asked)} />;
  if (out === undefined || out.reported === 'none')
    return (
      <NotAssessable
        missing={`Nobody whose figures are loaded says what ${name(finding.intermediary ?? '')} sent on to ${name(finding.destination)} of these goods, so nothing can be matched with what came in. The command beside that leg gets it.`}
      />
    );
  if (!wanted)
    return (
      <div className="ask">
        <p>
          What came into {name(finding.intermediary ?? '')} above expectation can be matched, period by period, with
          what went on to {name(finding.destination)}.
        </p>
        <button
          type="button"
          onClick={() =>
            void navigate({
              search: (before) => ({ ...before, match: true as const }),
              replace: false,
              resetScroll: false,
            })
          }
        >
          Match both legs
        </button>
      </div>
    );
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Matching both legs" lines={8} />;
  return <Matched rows={data.ledger} answer={answer} currency={data.currency} command={cliCommand('route', asked)} />;
}

function Matched({
  rows,
  answer,
  currency,
  command,
}: {
  readonly rows: readonly LedgerRow[];
  readonly answer: SeriesAnswer;
  readonly currency: string;
  readonly command: string;
}) {
  const name = useAreaNames();
  const via = name(answer.finding.intermediary ?? '');
  const to = name(answer.finding.destination);
  const sum = (of: (row: LedgerRow) => number | null | undefined): number =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  const [into, out, matched] = [sum((row) => row.in?.excess), sum((row) => row.out?.excess), sum((row) => row.matched)];
  /** Few periods are added up, and their sums have no axis of time. */
  const drawn = rows.length < 4 ? [] : rows.map(({ period }) => period);
  const table = ledgerTable(rows, currency);
  const sources = [...new Set(answer.legs.flatMap(({ source }) => (source === null ? [] : [source])))];
  return (
    <>
      <EventChart
        periods={drawn}
        level={3}
        title={unbroken(
          `${formatMoney(into, currency)} more came into ${via} than expected, ${formatMoney(out, currency)} more went on to ${to}; ${formatMoney(matched, currency)} of it is matched`,
        )}
        subtitle="Above expectation; matched at the prices at which it came in, never more than either leg."
        source={sources.join(', ')}
        table={table}
        command={command}
        aside={<Provenance query={command} label="the match of both legs" asOf={answer.snapshot} />}
      >
        {(width, marks) =>
          drawn.length === 0 ? (
            <Bars
              width={width}
              format={(value) => formatMoney(value, currency)}
              rows={[
                { key: 'in', label: `into ${via}, above expectation`, value: into, tone: 'intermediary' },
                { key: 'out', label: `on to ${to}, above expectation`, value: out, tone: 'destination' },
                { key: 'matched', label: 'matched', value: matched, tone: 'neutral' },
              ]}
            />
          ) : (
            <LineChart
              width={width}
              periods={drawn}
              unit={currency}
              events={marks}
              series={[
                {
                  id: 'in',
                  label: `into ${via}`,
                  tone: 'intermediary',
                  values: rows.map((row) => row.in?.excess ?? null),
                },
                {
                  id: 'out',
                  label: `on to ${to}`,
                  tone: 'destination',
                  values: rows.map((row) => row.out?.excess ?? null),
                },
                { id: 'matched', label: 'matched', tone: 'neutral', values: rows.map(({ matched: own }) => own) },
              ]}
            />
          )
        }
      </EventChart>
      <Scroll label="Both legs period by period">
        <table>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" className="figure">
                Came in
              </th>
              <th scope="col" className="figure">
                Expected
              </th>
              <th scope="col" className="figure">
                Went on
              </th>
              <th scope="col" className="figure">
                Expected
              </th>
              <th scope="col" className="figure">
                Matched
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.period}>
                <th scope="row">{formatPeriod(row.period)}</th>
                {[row.in?.value, row.in?.expected, row.out?.value, row.out?.expected, row.matched].map((value, at) => (
                  <td key={at} className="figure">
                    <Money value={value} currency={currency} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function ledgerTable(rows: readonly LedgerRow[], currency: string): Table {
  const keys = ['period', 'basePeriod', 'currency', 'in', 'inExpected', 'out', 'outExpected', 'matched', 'kgMatched'];
  return {
    columns: keys.map((key) => ({ key, label: key })),
    rows: rows.map((row) => ({
      period: row.period,
      basePeriod: row.basePeriod,
      currency,
      in: row.in?.value ?? null,
      inExpected: row.in?.expected ?? null,
      out: row.out?.value ?? null,
      outExpected: row.out?.expected ?? null,
      matched: row.matched,
      kgMatched: row.kgMatched,
    })),
  };
}
