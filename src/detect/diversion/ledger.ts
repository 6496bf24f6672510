import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import type { Comparison } from '../../measure/windows/windows.ts';
import { isYearly, monthOf, type Period, periodsOf } from '../../trade/period.ts';

/** Goods wait this many months at most between coming in and going on. Years are matched with the same year. */
export const LONGEST_LAG = 4;

/** Exporters whose January and February move with the lunar new year (M49): China, Hong Kong, Macao, Taiwan, Korea, Viet Nam, Singapore, Malaysia, Mongolia. */
const LUNAR_NEW_YEAR = [156, 344, 446, 490, 410, 704, 702, 458, 496] as const;

/** Makes `ledger`: the excess of both legs of each of `candidates`, place by place, and what is matched of it after all passes. */
export async function makeLedger(
  engine: Engine,
  { window, base }: Comparison,
  destination: number,
  markup: number,
): Promise<{ lags: number }> {
  const [later, earlier] = [periodsOf(window), periodsOf(base)];
  const pairOf = (place: number): number => {
    const month = monthOf(later[place] as Period);
    if (isYearly(window)) return place;
    if (month === 1 && place + 1 < later.length) return place + 1;
    return month === 2 && place > 0 ? place - 1 : place;
  };
  await engine.relation(
    'places',
    { place: 'INTEGER', pair: 'INTEGER', period: 'INTEGER', sign: 'INTEGER' },
    later.flatMap((period, place) => [
      [place, pairOf(place), period, 1],
      [place, pairOf(place), earlier[place] as Period, -1],
    ]),
  );
  await engine.relation(
    'lunar',
    { area: 'SMALLINT' },
    LUNAR_NEW_YEAR.map((area) => [area]),
  );
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE ledger AS ${sqlFile(import.meta.url, './monthly.sql', { destination, markup, first: base.from, last: window.to })}`,
  );
  const lags = isYearly(window) ? 0 : Math.min(LONGEST_LAG, later.length - 1);
  for (let lag = 0; lag <= lags; lag++)
    await engine.run(sql`CREATE OR REPLACE TEMP TABLE ledger AS ${sqlFile(import.meta.url, './match.sql', { lag })}`);
  return { lags };
}
