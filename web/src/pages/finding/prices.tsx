import type { Finding, PricesAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { EventChart } from '../../evidence/event-chart.tsx';
import { cliCommand } from '../../export/command.ts';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatExact, formatPeriod } from '../../figures/format.ts';
import { sentences } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Loading } from '../../states/loading.tsx';
import { NotAssessable } from '../../states/not-assessable.tsx';

/** What a kilogram cost on this corridor beside what the same reporters' other partners paid. */
export function Prices({
  finding,
  event,
  asOf,
}: {
  readonly finding: Finding;
  readonly event: string | undefined;
  readonly asOf: string | undefined;
}) {
  const name = useAreaNames();
  const to = finding.intermediary ?? finding.destination;
  const asked = {
    reporter: finding.exporter.split('+'),
    partner: to,
    hs: finding.goods.code,
    from: finding.base[0],
    to: finding.window[1],
  };
  const together = finding.goods.code === 'TOTAL';
  const { data, error } = useApi('/prices', { ...asked, asOf }, { enabled: !together });
  if (together)
    return (
      <NotAssessable
        missing="A kilogram of all goods together has no price that means anything."
        title="Not assessable"
      />
    );
  if (data === undefined && error === null) return <Loading what="Reading prices" lines={6} />;
  if (data === undefined || data.points.every(({ unitValue }) => unitValue === null))
    return (
      <NotAssessable
        missing={`No loaded source gives the net weight of ${finding.goods.code} from ${name(finding.exporter)} to ${name(to)}, so a kilogram has no price.`}
        command={cliCommand('fetch comtrade', asked)}
      />
    );
  return <Drawn answer={data} to={name(to)} event={event} command={cliCommand('prices', asked)} />;
}

function Drawn({
  answer,
  to,
  event,
  command,
}: {
  readonly answer: PricesAnswer;
  readonly to: string;
  readonly event: string | undefined;
  readonly command: string;
}) {
  const { points, currency, notes } = answer;
  const last = points.findLast(({ unitValue }) => unitValue !== null);
  const usual = last?.reference == null ? '' : `, where ${formatExact(last.reference.median)} is usual`;
  const of = (read: (point: PricesAnswer['points'][number]) => number | null | undefined) =>
    points.map((point) => read(point) ?? null);
  return (
    <EventChart
      periods={points.map(({ period }) => period)}
      level={3}
      title={`In ${formatPeriod(last?.period ?? '')} a kilogram to ${to} cost ${formatExact(last?.unitValue)} ${currency}${usual}`}
      subtitle="Value over net weight; dashed, the median of other partners with the middle half of them."
      source={`${answer.source}, in ${currency} a kilogram`}
      note={sentences(notes)}
      table={pricesTable(answer)}
      command={command}
      aside={<Provenance query={answer.query} label="values and weights" asOf={answer.snapshot} />}
    >
      {(width, marks) => (
        <LineChart
          width={width}
          height={260}
          periods={points.map(({ period }) => period)}
          unit={`${currency} a kg`}
          series={[{ id: 'price', label: `to ${to}`, tone: 'intermediary', values: of(({ unitValue }) => unitValue) }]}
          expected={{
            label: 'other partners',
            values: of(({ reference }) => reference?.median),
            low: of(({ reference }) => reference?.low),
            high: of(({ reference }) => reference?.high),
          }}
          events={marks}
          event={event === undefined ? undefined : { period: event, label: `event, ${formatPeriod(event)}` }}
        />
      )}
    </EventChart>
  );
}

function pricesTable({ points, currency }: PricesAnswer): Table {
  const keys = ['period', 'currency', 'value', 'weighed', 'kg', 'unitValue', 'low', 'median', 'high', 'partners'];
  return {
    columns: keys.map((key) => ({ key, label: key })),
    rows: points.map(({ reference, ...point }) => ({ ...point, currency, ...reference })),
  };
}
