import type { Claim, Statement } from '../claim.ts';
import { saySpan, sayStated } from '../words.ts';
import { sameMonths } from './months.ts';
import { type Found, ids, pairs, type Rule } from './rule.ts';
import { apart, routeOf, sameGoods, sayGoods, sayRoute, type Thing, thingOf, unitOf } from './thing.ts';

interface Said {
  readonly claim: Claim;
  readonly statement: Statement;
  readonly thing: Thing;
}

export const sameFigure: Rule = {
  name: 'same-figure',
  finds:
    'The same figure for two goods on one route, or for the same goods on two routes, in the same months. Figures of three digits and more; of two where the publisher is the same and the figure is not round.',
  severity: 'a caution: it can be chance, or one figure copied to the wrong line',
  find: (claims) => {
    const said = claims.flatMap((claim) =>
      claim.statements
        .filter(({ stated }) => digits(stated.figure) >= 2)
        .map((statement) => ({ claim, statement, thing: thingOf(claim, statement) })),
    );
    const groups = Map.groupBy(said, ({ statement: { statistic, stated }, thing }) =>
      [statistic, stated.figure, thing.measure, thing.currency].join(' '),
    );
    return [...groups.values()].flatMap((group) => pairs(group).flatMap(([a, b]) => compare(a, b)));
  },
};

function compare(a: Said, b: Said): Found[] {
  if (a.claim.id === b.claim.id || !sameMonths(a.claim.form.window, b.claim.form.window)) return [];
  const [base, other] = [a.claim.form.base, b.claim.form.base];
  if (base === null || other === null ? base !== other : !sameMonths(base, other)) return [];
  const twoGoods = routeOf(a.thing) === routeOf(b.thing) && apart(a.thing, b.thing);
  const twoRoutes = sameGoods(a.thing, b.thing) && routeOf(a.thing) !== routeOf(b.thing);
  if (!twoGoods && !twoRoutes) return [];
  const { figure } = a.statement.stated;
  const samePublisher = a.claim.publisher !== null && a.claim.publisher === b.claim.publisher;
  if (digits(figure) < 3 && !(samePublisher && !isRound(figure))) return [];
  const { statistic, stated } = a.statement;
  const said = sayStated(statistic, { ...stated, qualifier: 'exactly' }, unitOf(a.thing));
  const goods = [sayGoods(a.thing.goods), sayGoods(b.thing.goods)].sort();
  const routes = [sayRoute(a.thing), sayRoute(b.thing)].sort();
  const what = twoGoods
    ? `for ${goods.join(' and for ')}, ${routes[0]}`
    : `for ${goods[0]} ${routes[0]} and ${routes[1]}`;
  return [
    {
      severity: 'caution',
      claims: ids(a.claim, b.claim),
      why: `The same figure, ${said}, is stated ${what}, ${saySpan(a.claim.form.window)}.`,
    },
  ];
}

/** Digits up to the last that is not nought. */
function digits(figure: number): number {
  return significant(figure).length;
}

function isRound(figure: number): boolean {
  return significant(figure).endsWith('5');
}

function significant(figure: number): string {
  const [mantissa = ''] = Math.abs(figure).toPrecision(12).split('e');
  return mantissa.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
}
