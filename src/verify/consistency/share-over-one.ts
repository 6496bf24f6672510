import { isGroup, membersOf, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatPeriod } from '../../trade/period.ts';
import type { Claim, Statement } from '../claim.ts';
import { sayFigure, saySpan } from '../words.ts';
import { rangeOf } from './range.ts';
import { type Found, ids, type Rule } from './rule.ts';
import { sayGoods, thingOf } from './thing.ts';

export const shareOverOne: Rule = {
  name: 'share-over-one',
  finds:
    'A share of more than 100 %, or shares of several partners in the same whole that add to more, rounded down as they are worded; a fall by more than 100 %.',
  severity: 'a conflict',
  find: (claims) => [...claims.flatMap(alone), ...together(claims)],
};

function alone(claim: Claim): Found[] {
  return claim.statements.flatMap(({ statistic, stated }) => {
    const { low, high } = rangeOf(stated);
    const said = sayFigure(statistic, stated.figure, '');
    const why =
      statistic === 'share' && low > 1
        ? `A share of ${said} is more than the whole.`
        : statistic === 'growth' && high < -1
          ? `A change of ${said} is a fall by more than there was.`
          : null;
    return why === null ? [] : [{ severity: 'conflict' as const, claims: [claim.id], why }];
  });
}

interface Share {
  readonly claim: Claim;
  readonly statement: Statement;
  readonly partner: string;
  readonly members: readonly number[];
  readonly least: number;
}

function together(claims: readonly Claim[]): Found[] {
  const shares = claims.flatMap((claim) =>
    claim.statements.flatMap((statement) => {
      const own = claim.form.level === 'trade' && statement.statistic === 'share' ? shareOf(claim, statement) : null;
      return own === null ? [] : [own];
    }),
  );
  const groups = Map.groupBy(shares, ({ claim, statement }) => wholeOf(claim, statement));
  return [...groups].flatMap(([whole, group]) => {
    const added = addable(group);
    const sum = added.reduce((total, { least }) => total + least, 0);
    if (added.length < 2 || sum <= 1) return [];
    const said = added
      .map(({ partner, statement: { stated } }) => `${partner} ${sayFigure('share', stated.figure, '')}`)
      .sort();
    const stated = added.reduce((total, { statement }) => total + statement.stated.figure, 0);
    return [
      {
        severity: 'conflict',
        claims: ids(...added.map(({ claim }) => claim)),
        why: `The shares in ${whole} add to ${sayFigure('share', stated, '')}: ${said.join(', ')}.`,
      },
    ];
  });
}

function shareOf(claim: Claim, statement: Statement): Share | null {
  const { form } = claim;
  if (form.level !== 'trade') return null;
  const words = form.toldBy === 'exporters' ? form.reporter : form.partner;
  const month = formatPeriod(form.window.from).padEnd(7, '-01');
  return {
    claim,
    statement,
    partner: words.join(', '),
    members: words.flatMap((word) => members(word, month)),
    least: Math.max(0, rangeOf(statement.stated).low),
  };
}

function members(word: string, month: string): readonly number[] {
  const area = parseArea(word);
  try {
    return isGroup(area) ? membersOf(area, month) : [area];
  } catch (failure) {
    if (failure instanceof EntrepotError && failure.code === 'not-assessable') return [area];
    throw failure;
  }
}

/** Whose trade the share is of, in words that are equal where it is the same. */
function wholeOf(claim: Claim, statement: Statement): string {
  const { form } = claim;
  const thing = thingOf(claim, statement);
  const told = form.level === 'trade' && form.toldBy === 'exporters';
  const flow = form.level === 'trade' ? form.flow : 'export';
  const side =
    told || flow === 'import'
      ? `the imports of ${thing.to}`
      : flow === 'both'
        ? `the trade of ${thing.told}`
        : `the ${flow}s of ${thing.from}`;
  const measure = form.measure === 'value' ? '' : ` by ${form.measure}`;
  return `${side} of ${sayGoods(thing.goods)}${measure}, ${saySpan(form.window)}`;
}

/** The largest first, without those that hold a country of one before. */
function addable(group: readonly Share[]): Share[] {
  const taken = new Set<number>();
  return [...group]
    .sort((a, b) => b.least - a.least || (a.claim.id < b.claim.id ? -1 : 1))
    .filter(({ members }) => {
      if (members.some((area) => taken.has(area))) return false;
      for (const area of members) taken.add(area);
      return true;
    });
}
