import type { Claim, Statistic } from '../claim.ts';
import { saySpan, sayStated } from '../words.ts';
import type { Found, Rule } from './rule.ts';
import { sayThing, thingOf, unitOf } from './thing.ts';

export const zeroBase: Rule = {
  name: 'zero-base',
  finds:
    'A base, or the amount that another is compared with, of zero: no percentage and no ratio can be drawn from it, and zero may be what was not published.',
  severity: 'a conflict where a percentage or a ratio is stated all the same, else a caution',
  find: (claims) => claims.flatMap(check),
};

/** An amount that others are divided by, with what is drawn from it. */
const DRAWN: readonly (readonly [Statistic, readonly Statistic[]])[] = [
  ['base_value', ['growth', 'ratio']],
  ['compared_value', ['compared_ratio']],
];

function check(claim: Claim): Found[] {
  const { id, form, statements } = claim;
  return DRAWN.flatMap(([divisor, drawn]) => {
    const zero = statements.find(({ statistic, stated }) => statistic === divisor && stated.figure === 0);
    if (zero === undefined) return [];
    const rate = statements.find(({ statistic }) => drawn.includes(statistic));
    const value = statements.find(({ statistic }) => statistic === 'value');
    const thing = thingOf(claim, zero, divisor === 'compared_value' ? form.compare?.area : undefined);
    const span = divisor === 'base_value' ? (form.base ?? form.window) : form.window;
    const beside = rate ?? value;
    const said =
      beside === undefined ? '' : `, beside ${sayStated(beside.statistic, beside.stated, unitOf(thing))} stated`;
    return [
      {
        severity: rate === undefined ? 'caution' : 'conflict',
        claims: [id],
        why: `Zero is stated for ${sayThing(thing)} in ${saySpan(span)}${said}: no percentage or ratio can be drawn from zero.`,
      },
    ];
  });
}
