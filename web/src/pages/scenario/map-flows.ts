import type { NetworkAnswer } from '../../api/types.ts';
import type { MapFlow, MapNode } from '../../charts/world-map.tsx';
import type { Table } from '../../export/table.ts';
import { formatCompact, formatMoney, formatPeriod, formatRatio, formatSpan } from '../../figures/format.ts';
import { capital, inWords, moved } from './headline.ts';
import { figuresOf, isAlike, type Leg } from './moments.ts';

/** What the map shows of a network at some months. */
export interface MapView {
  readonly title: string;
  readonly nodes: readonly MapNode[];
  readonly flows: readonly MapFlow[];
  readonly table: Table;
  /** Whether some legs are of other goods or periods. */
  readonly apart: boolean;
}

/** Sums over exporters, when they are told apart. */
function total(legs: readonly Leg[], months: readonly string[], base: NetworkAnswer['base']) {
  const all = legs.map((leg) => figuresOf(leg, months, base));
  const known = all.flatMap(({ value }) => value ?? []);
  const compared = all.filter(({ value, base: before }) => value !== null && before !== null);
  const before = compared.reduce((sum, one) => sum + (one.base ?? 0), 0);
  const after = compared.reduce((sum, one) => sum + (one.value ?? 0), 0);
  return {
    value: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    ratio: before > 0 ? after / before : null,
  };
}

export function mapView(
  network: NetworkAnswer,
  months: readonly string[],
  areaName: (code: string) => string,
): MapView {
  const { legs, base } = network;
  const direct = legs.find(({ leg }) => leg === 'direct');
  const apart = (leg: Leg): boolean => direct !== undefined && !isAlike(leg, direct);
  const into = (area: string): readonly Leg[] => legs.filter(({ leg, to }) => leg !== 'out' && to === area);
  const flows = legs.map((leg): MapFlow => {
    const { leg: part, from, to } = leg;
    if (!apart(leg)) {
      const { value, ratio } = figuresOf(leg, months, base);
      return { leg: part, from, to, value, ratio, said: leg.reported === 'none' ? (leg.note ?? undefined) : undefined };
    }
    const none = leg.reported === 'none';
    return {
      leg: part,
      from,
      to,
      value: none ? null : leg.window,
      ratio: leg.ratio,
      apart: true,
      said: apartWords(leg),
    };
  });
  const nodes = network.nodes.flatMap(({ area, lat, lon, role }): MapNode[] => {
    if (lat === null || lon === null) return [];
    const { value, ratio } = total(into(area), months, base);
    const note =
      role === 'exporter'
        ? undefined
        : value === null
          ? 'not reported'
          : `${formatCompact(value)}${ratio === null ? '' : ` · ${formatRatio(ratio)}`}`;
    const name = areaName(area);
    return [{ key: area, name: name.startsWith('the ') ? name.slice(4) : name, lat, lon, role, note }];
  });
  return {
    title: titleOf(network, months, areaName),
    nodes,
    flows,
    apart: legs.some((leg) => apart(leg) && leg.reported !== 'none'),
    table: tableOf(network, months, areaName),
  };
}

/** What is known of an onward leg: other goods, whole years, or nothing. */
export function apartWords({ reported, note, currency, frequency, periods, values, base, window, ratio }: Leg): string {
  if (reported === 'none') return note ?? 'not assessable';
  const last = values.findLastIndex((value) => value !== null);
  const when = frequency === 'annual' ? `in ${periods[last] ?? ''}` : 'over the window';
  const before = frequency === 'annual' ? (values[last - 1] ?? base) : base;
  const after = frequency === 'annual' ? (values[last] ?? window) : window;
  return `all goods together, ${when}: ${formatMoney(after, currency)}, before ${formatMoney(before, currency)}${ratio === null ? '' : ` (${formatRatio(ratio)})`}`;
}

function titleOf({ legs, base }: NetworkAnswer, months: readonly string[], areaName: (code: string) => string): string {
  const direct = total(
    legs.filter(({ leg }) => leg === 'direct'),
    months,
    base,
  );
  const into = legs.filter(({ leg }) => leg === 'in');
  const sum = total(into, months, base);
  const risen = new Set(into.filter((leg) => (figuresOf(leg, months, base).ratio ?? 0) > 1.05).map(({ to }) => to));
  const currency = legs[0]?.currency ?? '';
  const when =
    months.length === 1
      ? `In ${formatPeriod(months[0] ?? '')}`
      : `In a mean month of ${formatSpan([months[0] ?? '', months.at(-1) ?? ''])}`;
  const to = areaName(legs.find(({ leg }) => leg === 'direct')?.to ?? '');
  if (direct.value === null) return `${when} nothing was reported`;
  const first = `${when}, ${formatMoney(direct.value, currency)} went to ${to} directly (${formatRatio(direct.ratio)})`;
  const second =
    sum.value === null
      ? ''
      : ` and ${formatMoney(sum.value, currency)} to ${risen.size > 0 && risen.size < new Set(into.map((leg) => leg.to)).size ? `intermediaries, of which ${inWords(risen.size)} rose` : `${inWords(new Set(into.map((leg) => leg.to)).size)} intermediaries`} (${formatRatio(sum.ratio)})`;
  return first + second;
}

function tableOf({ legs, base }: NetworkAnswer, months: readonly string[], areaName: (code: string) => string): Table {
  const label =
    months.length === 1
      ? formatPeriod(months[0] ?? '')
      : `mean month of ${formatSpan([months[0] ?? '', months.at(-1) ?? ''])}`;
  return {
    columns: [
      { key: 'leg', label: 'leg' },
      { key: 'from', label: 'from' },
      { key: 'to', label: 'to' },
      { key: 'goods', label: 'goods' },
      { key: 'value', label: label },
      { key: 'base', label: 'same in the base year' },
      { key: 'ratio', label: 'ratio' },
      { key: 'currency', label: 'currency' },
      { key: 'reported', label: 'reported' },
      { key: 'source', label: 'source' },
      { key: 'note', label: 'note' },
    ],
    rows: legs.map((leg) => {
      const yearly = leg.frequency === 'annual';
      const figures = yearly ? { value: leg.window, base: leg.base, ratio: leg.ratio } : figuresOf(leg, months, base);
      return {
        leg: leg.leg,
        from: areaName(leg.from),
        to: areaName(leg.to),
        goods: leg.goods,
        ...figures,
        currency: leg.currency,
        reported: leg.reported,
        source: leg.source,
        note: leg.note,
      };
    }),
  };
}

/** The words over the multiples: `Direct exports fell by 72 %; those to Kyrgyzstan grew to 7.9 times`. */
export function legsTitle({ legs, base, window, periods }: NetworkAnswer, areaName: (code: string) => string): string {
  const months = periods.filter((period) => period >= window[0] && period <= window[1]);
  const into = legs
    .filter(({ leg }) => leg === 'in')
    .map((leg) => ({ leg, ...figuresOf(leg, months, base) }))
    .sort((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0));
  const direct = total(
    legs.filter(({ leg }) => leg === 'direct'),
    months,
    base,
  );
  const most = into[0];
  const first = capital(`direct exports ${moved(direct.ratio)}`);
  return most === undefined || most.ratio === null
    ? first
    : `${first}; those to ${areaName(most.leg.to)} ${moved(most.ratio)}`;
}
