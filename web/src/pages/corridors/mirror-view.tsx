import type { MirrorAnswer } from '../../api/types.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { AllEvents } from '../../evidence/all-events.tsx';
import { EventChart } from '../../evidence/event-chart.tsx';
import { cliCommand } from '../../export/command.ts';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { Money } from '../../figures/figures.tsx';
import { formatMoney, formatPeriod } from '../../figures/format.ts';
import { sentenceCase, sentences, several } from '../../figures/words.ts';
import { Scroll } from '../../layout/scroll.tsx';
import { Provenance } from '../../provenance/provenance.tsx';
import { useTone } from './tones.ts';
import { goodsWords } from './words.ts';

export type BothReports = Extract<MirrorAnswer, { readonly kind: 'mirror' }>;

const STATUS = {
  'within band': 'agree, given freight',
  'not received': 'less received than sent',
  'over band': 'more received than sent and freight',
  'one side only': 'one side did not report',
  'neither side': 'nobody reported',
} as const;

/** What the exporter says it sent beside what the importer says it received. */
export function MirrorView({ answer }: { readonly answer: BothReports }) {
  const name = useAreaNames();
  const tone = useTone();
  const { question, rows, lineage } = answer;
  const { currency } = question;
  const names = (list: string): string => several(list.split(',').map(name));
  const [from, to] = [names(question.exporter), names(question.importer)];
  const received = tone(question.importer.split(','));
  const periods = rows.map(({ period }) => period);
  const sources = [...lineage.exporter, ...lineage.importer];
  const command = cliCommand('mirror', {
    exporter: question.exporter,
    importer: question.importer,
    hs: question.goods,
    from: question.window[0],
    to: question.window[1],
    currency,
  });
  return (
    <>
      <EventChart
        periods={periods}
        title={mirrorTitle(answer, from, to)}
        subtitle={`${sentenceCase(goodsWords(question.goods.split(',')))}, ${currency}. What is sent is valued without freight (FOB), what is received with it (CIF), so the importer’s figure should be a little higher.`}
        source={`${[...new Set(sources.map(({ source }) => source))].join(' and ')}, snapshot ${lineage.snapshot}`}
        note={sentences(answer.notes)}
        table={mirrorTable(answer)}
        command={command}
        aside={
          <>
            {lineage.exporter.map(({ query }) => (
              <Provenance
                key={query}
                query={query}
                label={`what ${from} sent`}
                text="where from: sent"
                asOf={lineage.snapshot}
              />
            ))}
            {lineage.importer.map(({ query }) => (
              <Provenance
                key={query}
                query={query}
                label={`what ${to} received`}
                text="where from: received"
                asOf={lineage.snapshot}
              />
            ))}
          </>
        }
      >
        {(width, marks) => (
          <LineChart
            width={width}
            periods={periods}
            unit={currency}
            events={marks}
            series={[
              { id: 'sent', label: `sent by ${from}`, tone: 'neutral', values: rows.map((row) => row.exporterReport) },
              {
                id: 'received',
                label: `received by ${to}`,
                tone: received === 'neutral' ? 'destination' : received,
                values: rows.map((row) => row.importerReport),
              },
            ]}
          />
        )}
      </EventChart>
      <AllEvents />
      <Scroll label="Both reports, period by period">
        <table className="rows">
          <caption className="hidden">Both reports, period by period</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" className="figure">
                Sent (FOB)
              </th>
              <th scope="col" className="figure">
                Received (CIF)
              </th>
              <th scope="col" className="figure">
                Sent less received
              </th>
              <th scope="col">Reading</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.period}>
                <th scope="row">{formatPeriod(row.period)}</th>
                <td className="figure">
                  <Reported value={row.exporterReport} currency={currency} />
                </td>
                <td className="figure">
                  <Reported value={row.importerReport} currency={currency} />
                </td>
                <td className="figure">
                  <Money value={row.gap} currency={currency} change />
                </td>
                <td>{STATUS[row.status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Reported({ value, currency }: { readonly value: number | null; readonly currency: string }) {
  return value === null ? <i>not reported</i> : <Money value={value} currency={currency} />;
}

/** The last period that both tell of, in words. */
export function mirrorTitle({ rows, question }: BothReports, from: string, to: string): string {
  const last = rows.findLast(
    ({ exporterReport, importerReport }) => exporterReport !== null && importerReport !== null,
  );
  if (last === undefined) return `Only one side of ${from} to ${to} is reported`;
  const sent = formatMoney(last.exporterReport, question.currency);
  const got = formatMoney(last.importerReport, question.currency);
  return `${sentenceCase(from)} says it sent ${sent} in ${formatPeriod(last.period)}; ${to} says it received ${got}`;
}

function mirrorTable({ rows, question }: BothReports): Table {
  return {
    columns: [
      { key: 'period', label: 'Period' },
      { key: 'exporterReport', label: `Sent, FOB, ${question.currency}` },
      { key: 'importerReport', label: `Received, CIF, ${question.currency}` },
      { key: 'gap', label: `Sent less received, ${question.currency}` },
      { key: 'asymmetry', label: 'Gap over the mean of both' },
      { key: 'status', label: 'Reading' },
    ],
    rows: rows.map(({ period, exporterReport, importerReport, gap, asymmetry, status }) => ({
      period,
      exporterReport,
      importerReport,
      gap,
      asymmetry,
      status,
    })),
  };
}
