import { periodsOf } from '../../src/trade/period.ts';
import { type Judged, naiveJudge, type Placebo } from './naive-judge.ts';
import { type Leg, legsOf, likeLegs, Months, type NaiveQuestion, sum } from './naive-legs.ts';

export interface NaiveRoute {
  readonly station: number;
  readonly product: number;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  readonly lag: number | null;
  readonly matched: readonly number[];
  readonly pIn: number;
  readonly pOut: number;
  readonly p: number;
  readonly q: number;
  readonly placebos: number;
}

type Kind = 'scenario' | Placebo['kind'];
interface Seen extends Leg {
  readonly kind: Kind;
  readonly run: number;
}

export function naiveDiversions(q: NaiveQuestion): NaiveRoute[] {
  const months = new Months(q.cells);
  const isListed = ({ product }: Leg): boolean => q.listed.has(product);
  const onCorridor = ({ leg, role }: Leg): boolean =>
    leg === 'in' ? role === 'intermediary' : ['destination', 'intermediary'].includes(role);
  const elsewhere = ({ leg, role }: Leg): boolean =>
    leg === 'out' && (q.anyIntermediary ? role !== 'destination' : ['other', 'exporter'].includes(role));
  const as = (kind: Kind, legs: readonly Leg[], run = 0): Seen[] => legs.map((own) => ({ ...own, kind, run }));
  // Only stations that the exporters send to, in whatever goods and either span.
  const known = (legs: readonly Leg[]): Leg[] => {
    const stations = new Set(legs.filter(({ leg }) => leg === 'in').map(({ station }) => station));
    return legs.filter(({ station }) => stations.has(station));
  };
  const real = known(legsOf(q, months, q.comparison));
  const legs: Seen[] = [
    ...q.pseudo.flatMap((earlier, run) =>
      as(
        'pseudo dates',
        known(legsOf(q, months, earlier)).filter((own) => isListed(own) && onCorridor(own)),
        run,
      ),
    ),
    ...as(
      'other goods',
      real.filter((own) => !isListed(own) && onCorridor(own)),
    ),
    ...as(
      'scenario',
      real.filter((own) => isListed(own) && onCorridor(own)),
    ),
    ...as(
      'other destinations',
      real.filter((own) => isListed(own) && elsewhere(own)),
    ),
  ];
  const placebos = legs.filter(({ kind }) => kind !== 'scenario');
  const like = { in: likeLegs(placebos, 'in'), out: likeLegs(placebos, 'out') };
  const sd = (own: Leg): number => Math.sqrt(own.variance + like[own.leg].spread * own.expected ** 2);
  const strength = (own: Leg): number =>
    own.hasBase
      ? Math.log(own.value / own.expected) / Math.sqrt(own.logVariance + like[own.leg].spread)
      : Math.log((own.value + q.floor) / (own.expected + q.floor));
  const isExcess = (own: Leg): boolean => own.delta >= q.minimum && (own.hasBase || own.value >= q.floor);
  const excesses = legs.filter(isExcess).map((own) => ({ ...own, strength: Math.round(strength(own) * 1e9) }));
  const placed = excesses.map((own) => {
    const alike = placebos.filter((other) => other.leg === own.leg && other.hasBase === own.hasBase);
    const stronger = excesses.filter(
      (other) =>
        other.kind !== 'scenario' &&
        other.leg === own.leg &&
        other.hasBase === own.hasBase &&
        other.strength >= own.strength,
    );
    return { ...own, p: (1 + stronger.length) / (1 + alike.length) };
  });
  const reached = (some: readonly Leg[], other: number): number =>
    some.filter((own) => own.leg === 'out' && own.other === other).length;
  const scenario = legs.filter(({ kind }) => kind === 'scenario');
  const enough = reached(scenario, q.destination);
  const others = [
    ...new Set(legs.filter(({ kind }) => kind === 'other destinations').map(({ other }) => other)),
  ].filter(
    (other) =>
      enough > 0 &&
      2 *
        reached(
          legs.filter(({ kind }) => kind === 'other destinations'),
          other,
        ) >=
        enough,
  );
  const routes = placed
    .filter(({ leg, role }) => leg === 'in' && role === 'intermediary')
    .flatMap((into) => {
      const same = placed.filter(
        (out) => out.leg === 'out' && out.station === into.station && out.product === into.product,
      );
      const direct = same.filter((o) => o.role === 'destination' && o.kind === into.kind && o.run === into.run);
      const away = same.filter((o) => o.kind === 'other destinations' && others.includes(o.other));
      return [
        ...direct.map((out) => ({ kind: into.kind, into, out })),
        ...(into.kind === 'scenario' ? away.map((out) => ({ kind: 'other destinations' as const, into, out })) : []),
      ];
    })
    .map((own) => ({ ...own, strength: -Math.log(Math.max(own.into.p, own.out.p)) }));
  const tested = (kind: Kind): number =>
    legs.filter((own) => own.kind === kind && own.leg === 'in' && own.role === 'intermediary').length;
  const ofKind = (kind: Placebo['kind'], n: number): Placebo => ({
    kind,
    n,
    strengths: routes.filter((own) => own.kind === kind).map((own) => own.strength),
  });
  const found = routes.filter((own) => own.kind === 'scenario');
  const judged = naiveJudge(
    found.map((own) => own.strength),
    tested('scenario'),
    [
      ofKind('pseudo dates', tested('pseudo dates')),
      ofKind('other goods', tested('other goods')),
      ofKind('other destinations', tested('scenario') * others.length),
    ],
  );
  return found
    .map((own, index) => routeOf(q, months, own, like, sd, judged[index] as Judged))
    .sort((a, b) => a.station - b.station || a.product - b.product);
}

function routeOf(
  q: NaiveQuestion,
  months: Months,
  { into, out }: { into: Leg & { p: number }; out: Leg & { p: number } },
  like: Readonly<Record<'in' | 'out', { width: number }>>,
  sd: (leg: Leg) => number,
  { p, q: rate, placebos }: Judged,
): NaiveRoute {
  const { window, base } = q.comparison;
  const excess = (leg: Leg): number[] => {
    const all = leg.pairs.map(({ from, to, growth }) => {
      const before = months.of(from, to, leg.product, base);
      return months.of(from, to, leg.product, window).map((value, month) => value - growth * (before[month] ?? 0));
    });
    return periodsOf(window).map((_, month) => sum(all.map((own) => own[month] ?? 0)));
  };
  const left = excess(into).map((x) => Math.max(0, x));
  const wanted = excess(out).map((x) => Math.max(0, x / (1 + q.markup.central)));
  const { matched, waited } = greedy(left, wanted);
  const half = (leg: Leg): number => like[leg.leg].width * sd(leg);
  const amount = Math.min(sum(matched), into.delta, out.delta / (1 + q.markup.central));
  const low = Math.min(into.delta - half(into), (out.delta - half(out)) / (1 + q.markup.high));
  const high = Math.min(into.delta + half(into), (out.delta + half(out)) / (1 + q.markup.low));
  return {
    station: into.station,
    product: into.product,
    amount,
    low: Math.min(Math.max(0, low), amount),
    high: Math.max(high, amount),
    lag: sum(matched) > 0 ? waited / sum(matched) : null,
    matched,
    pIn: into.p,
    pOut: out.p,
    p,
    q: rate,
    placebos,
  };
}

/** What went on of what came in, from the shortest wait to the longest of four months; by the month it went on. */
function greedy(came: readonly number[], went: readonly number[]): { matched: number[]; waited: number } {
  const [left, wanted] = [[...came], [...went]];
  const matched = went.map(() => 0);
  let waited = 0;
  for (let lag = 0; lag <= 4; lag++)
    for (let month = lag; month < left.length; month++) {
      const taken = Math.min(left[month - lag] as number, wanted[month] as number);
      left[month - lag] = (left[month - lag] as number) - taken;
      wanted[month] = (wanted[month] as number) - taken;
      matched[month] = (matched[month] as number) + taken;
      waited += taken * lag;
    }
  return { matched, waited };
}
