import { ApiProblem } from '../../api/problem.ts';
import type { Finding, MirrorAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Bars } from '../../charts/bars.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { EventChart } from '../../evidence/event-chart.tsx';
import { cliCommand } from '../../export/command.ts';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatMoney, formatPercent, formatPeriod } from '../../figures/format.ts';
import { sentences } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { NotAssessable } from '../../states/not-assessable.tsx';
import { unbroken } from './headline.ts';

interface Asked {
  readonly exporter: readonly string[];
  readonly importer: string;
  readonly hs: string;
  readonly from: string;
  readonly to: string;
}

/** What the exporters say they sent beside what the other side says it received; of all goods where the goods have one side only. */
export function MirrorSection({ finding, asOf }: { readonly finding: Finding; readonly asOf: string | undefined }) {
  const name = useAreaNames();
  const goods = finding.goods.code;
  const year = (period: string, less = 0): string => String(Number(period.slice(0, 4)) - less);
  const about = { exporter: finding.exporter.split('+'), importer: finding.intermediary ?? finding.destination };
  const own: Asked = { ...about, hs: goods, from: finding.base[0], to: finding.window[1] };
  const all: Asked = { ...about, hs: 'TOTAL', from: year(finding.base[0], 1), to: year(finding.window[1]) };
  const first = goods === 'TOTAL' ? all : own;
  const asked = useApi('/mirror', { ...first, asOf });
  const alone = isMissing(asked.error) || (asked.data?.kind === 'mirror' && asked.data.total === null);
  const totals = useApi('/mirror', { ...all, asOf }, { enabled: alone && goods !== 'TOTAL' });
  if (asked.error !== null && !isMissing(asked.error))
    return <Failure problem={asked.error} retry={() => void asked.refetch()} />;
  if (asked.data === undefined && asked.error === null) return <Loading what="Reading both reports" lines={8} />;
  if (asked.data?.kind === 'mirror' && asked.data.total !== null) return <Both answer={asked.data} asked={first} />;
  const isBeside = finding.intermediary === null || !['reclassification', 'unit-value'].includes(finding.kind);
  const missing = `Only one side of ${goods === 'TOTAL' ? 'all goods' : goods} is loaded: no source says what ${name(own.importer)} received from ${name(finding.exporter)}.${isBeside ? ' The command beside that leg gets it.' : ''}`;
  const command = isBeside
    ? undefined
    : cliCommand('fetch comtrade', {
        reporter: own.importer,
        partner: own.exporter,
        flow: 'import',
        hs: goods,
        from: own.from,
        to: own.to,
      });
  const both = totals.data?.kind === 'mirror' && totals.data.total !== null ? totals.data : null;
  return (
    <>
      <NotAssessable missing={missing} command={command} />
      {both !== null && (
        <>
          <p className="part-note">Of all goods together both sides do report:</p>
          <Both answer={both} asked={all} />
        </>
      )}
    </>
  );
}

function isMissing(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'not-assessable');
}

function Both({ answer, asked }: { readonly answer: MirrorAnswer; readonly asked: Asked }) {
  const name = useAreaNames();
  const { rows, question, lineage, notes } = answer;
  const { currency } = question;
  const sender = name(question.exporter);
  const receiver = name(question.importer);
  const known = rows.filter((row) => row.exporterReport !== null && row.importerReport !== null);
  const last = known.at(-1);
  const sources = [...lineage.exporter, ...lineage.importer].map(({ source }) => source);
  const command = cliCommand('mirror', { ...asked });
  return (
    <EventChart
      periods={rows.map(({ period }) => period)}
      level={3}
      title={
        last === undefined
          ? `${sender} and ${receiver} do not tell of the same periods`
          : sentence(last, sender, receiver, currency)
      }
      subtitle={`${question.goods === 'TOTAL' ? 'All goods' : `HS ${question.goods}`}. The sender counts at its border (FOB), the receiver with freight (CIF): a few per cent more is usual.`}
      source={[...new Set(sources)].join(', ')}
      note={sentences(notes)}
      table={mirrorTable(answer)}
      command={command}
      aside={
        <>
          <Provenance
            query={lineage.exporter[0]?.query}
            label={`what ${sender} says it sent`}
            text={`rows of ${sender}`}
            asOf={lineage.snapshot}
          />
          <Provenance
            query={lineage.importer[0]?.query}
            label={`what ${receiver} says it received`}
            text={`rows of ${receiver}`}
            asOf={lineage.snapshot}
          />
        </>
      }
    >
      {(width, marks) =>
        rows.length < 7 ? (
          <Bars
            width={width}
            format={(value) => formatMoney(value, currency)}
            words={['sent', 'received']}
            rows={rows.map((row) => ({
              key: row.period,
              label: formatPeriod(row.period),
              before: row.exporterReport,
              value: row.importerReport,
              tone: 'intermediary',
            }))}
            events={marks}
          />
        ) : (
          <LineChart
            width={width}
            periods={rows.map(({ period }) => period)}
            unit={currency}
            events={marks}
            series={[
              { id: 'sent', label: `${sender} sent`, tone: 'neutral', values: rows.map((row) => row.exporterReport) },
              {
                id: 'received',
                label: `${receiver} received`,
                tone: 'intermediary',
                values: rows.map((row) => row.importerReport),
              },
            ]}
          />
        )
      }
    </EventChart>
  );
}

function sentence(row: MirrorAnswer['rows'][number], sender: string, receiver: string, currency: string): string {
  const [sent, received] = [row.exporterReport ?? 0, row.importerReport ?? 0];
  const share = sent === 0 ? '' : `, ${formatPercent(received / sent)} of it`;
  return unbroken(
    `In ${formatPeriod(row.period)} ${sender} says it sent ${formatMoney(sent, currency)}; ${receiver} says it received ${formatMoney(received, currency)}${share}`,
  );
}

function mirrorTable({ rows, question }: MirrorAnswer): Table {
  const keys = [
    'period',
    'currency',
    'exporterReport',
    'importerReport',
    'gap',
    'logRatio',
    'asymmetry',
    'status',
  ] as const;
  return {
    columns: keys.map((key) => ({ key, label: key })),
    rows: rows.map((row) => ({ ...pick(row), currency: question.currency })),
  };
}

function pick({
  period,
  exporterReport,
  importerReport,
  gap,
  logRatio,
  asymmetry,
  status,
}: MirrorAnswer['rows'][number]) {
  return { period, exporterReport, importerReport, gap, logRatio, asymmetry, status };
}
