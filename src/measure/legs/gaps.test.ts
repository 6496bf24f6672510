import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { AreaCode } from '../../trade/area.ts';
import { type Period, parseSpan, periodsOf, type Span, shift } from '../../trade/period.ts';
import { leaveOut } from './gaps.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

const [DEU, KGZ] = [276, 417] as [AreaCode, AreaCode];
describe('what was published of two years', () => {
  const all = periodsOf(parseSpan('2019-01', '2022-12'));
  const [window, base] = [parseSpan('2022-03', '2022-08'), parseSpan('2021-03', '2021-08')];
  const within = (span: Span, months: readonly Period[]): Period[] =>
    months.filter((period) => period >= span.from && period <= span.to);
  async function samePairs(published: readonly Period[]): Promise<void> {
    const piece = { source: 's', frequency: 12, view: 'export', senders: new Map([[DEU, DEU]]) } as const;
    await engine.relation(
      'catalog',
      {
        kind: 'VARCHAR',
        source: 'VARCHAR',
        reporter: 'SMALLINT',
        flow: 'TINYINT',
        freq: 'SMALLINT',
        level: 'TINYINT',
        first_period: 'INTEGER',
      },
      published.map((period) => ['period', 's', DEU, 2, 12, 6, period]),
    );
    await leaveOut(engine, { ...piece, receivers: new Set([KGZ]) }, { level: 6, window, base });
    const out = await engine.rows<{ period: Period }>(sql`SELECT period FROM left_out`);
    const kept = published.filter((period) => !out.some((row) => row.period === period));
    const paired = within(window, published).filter((period) => published.includes(shift(period, -12)));
    expect(within(window, kept)).toEqual(paired);
    expect(within(base, kept)).toEqual(paired.map((period) => shift(period, -12)));
  }

  it('is compared in the same months of both, whatever of them was published', async () => {
    const before = all.filter((period) => period < base.from);
    const some = fc.subarray(all.filter((period) => period >= base.from));
    await fc.assert(
      fc.asyncProperty(fc.boolean(), some, (history, own) => samePairs([...(history ? before : []), ...own])),
      { numRuns: 60 },
    );
  });

  it('is compared in the same months of both where an earlier year has a hole', async () => {
    await samePairs(all.filter((period) => period !== 202005));
  });
});
