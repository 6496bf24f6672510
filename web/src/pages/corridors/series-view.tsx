import type { FlowsAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Bars } from '../../charts/bars.tsx';
import { Chart } from '../../charts/chart.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { AllEvents } from '../../evidence/all-events.tsx';
import { EventChart } from '../../evidence/event-chart.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatMoney, formatPeriod, formatRatio, formatSpan } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Empty } from '../../states/empty.tsx';
import { type RowBy, rowsOf, rowsTable } from './rows.ts';
import { useTone } from './tones.ts';
import { coverageNote, flowWords, headline, sourceLine } from './words.ts';

const MOST = 20;

/** The window as a line with the base beside it; or, by partner, goods or reporter, as bars. */
export function SeriesView({ answer, by }: { readonly answer: FlowsAnswer; readonly by: RowBy }) {
  const name = useAreaNames();
  const tone = useTone();
  const { data: scenarios } = useApi('/scenarios');
  const rows = rowsOf(answer, by);
  const { question, figure, lineage } = answer;
  const what = flowWords(question, name);
  const common = {
    title: headline(answer, name),
    source: sourceLine(answer),
    note: coverageNote(answer),
    table: rowsTable(answer, by, name),
    command: lineage.query,
    aside: <Provenance query={lineage.query} label={what} asOf={lineage.snapshot} />,
  };
  const compared = question.base !== undefined;
  const text = useProductText(by === 'product' ? question.goods.split(',') : []);
  if (by !== 'period') {
    const shown = rows.filter(({ value, base }) => (value ?? 0) !== 0 || (base ?? 0) !== 0);
    if (shown.length === 0)
      return (
        <Empty title="Nothing was reported by any of them">
          <p>{coverageNote(answer) ?? 'All of them published, and none had a row of these goods.'}</p>
        </Empty>
      );
    return (
      <Chart
        {...common}
        subtitle={`${formatSpan(question.window)}${question.base === undefined ? '' : `; grey: ${formatSpan(question.base)}`}, ${figure.unit}${
          shown.length > MOST ? `; the ${MOST} largest of ${shown.length}` : ''
        }`}
      >
        {(width) => (
          <Bars
            width={width}
            rows={shown.slice(0, MOST).map(({ key, value, base, ratio }) => ({
              key,
              label: by === 'product' ? text(key) : name(key),
              value,
              ...(compared ? { before: base ?? null } : {}),
              tone: by === 'partner' ? tone([key]) : 'neutral',
              ...(ratio === null ? {} : { note: `(${formatRatio(ratio)})` }),
            }))}
            format={(value) => formatMoney(value, figure.unit)}
            words={[question.base === undefined ? '' : yearsOf(question.base), yearsOf(question.window)]}
          />
        )}
      </Chart>
    );
  }
  const periods = rows.map(({ key }) => key);
  const event = scenarios?.find((one) => periods.includes(one.event));
  return (
    <>
      <EventChart
        {...common}
        periods={periods}
        subtitle={`${figure.unit} a ${(periods[0]?.length ?? 7) === 4 ? 'year' : 'month'}; hatched where nothing was published`}
      >
        {(width, marks) => (
          <LineChart
            width={width}
            periods={periods}
            unit={figure.unit}
            series={[
              {
                id: 'window',
                label: yearsOf(question.window),
                tone: tone(question.partner.split(',')),
                values: rows.map(({ value }) => value),
              },
              ...(question.base === undefined
                ? []
                : [
                    {
                      id: 'base',
                      label: `${yearsOf(question.base)}, base`,
                      tone: 'expected' as const,
                      quiet: true,
                      values: rows.map(({ base }) => base ?? null),
                    },
                  ]),
            ]}
            events={marks}
            event={
              event === undefined ? undefined : { period: event.event, label: `Event, ${formatPeriod(event.event)}` }
            }
          />
        )}
      </EventChart>
      <AllEvents />
    </>
  );
}

/** A code with the text of its six digits, where all are under one heading. */
function useProductText(goods: readonly string[]): (code: string) => string {
  const heading = goods.length === 1 && /^\d{4}/.test(goods[0] ?? '') ? goods[0]?.slice(0, 4) : undefined;
  const { data } = useApi('/goods', { under: heading }, { enabled: heading !== undefined });
  return (code) => {
    const known = data?.children.find((child) => child.code === code.slice(0, 6))?.text.split(/[;,]/);
    return known === undefined ? code : `${code} ${clipped((known[1] ?? known[0] ?? '').trim())}`;
  };
}

const clipped = (text: string): string => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text);

function yearsOf([from, to]: readonly [string, string]): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}–${last.slice(2)}`;
}
