import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import type { Period } from '../../trade/period.ts';
import { rate } from '../../trade/rates.ts';
import { oneCurrency, type PanelQuestion } from './panel.ts';

interface Corridor {
  readonly exporter: number;
  readonly importer: number;
  readonly period: Period;
  readonly currency: string;
  readonly value: number | null;
}

/**
 * What went from each exporter to each importer, all goods of the question added up, by "exporter importer period", in one
 * currency. Needs `senders`, `receivers` and the relations of `resolveGoods`.
 */
export async function corridorSums(
  engine: Engine,
  question: Pick<PanelQuestion, 'source' | 'view' | 'frequency' | 'span' | 'goods'>,
  wanted: string | undefined,
): Promise<{ readonly currency: string; readonly sums: ReadonlyMap<string, number> }> {
  const { source, view, frequency, span, goods } = question;
  const ends = [sql`f.reporter`, sql`f.partner`] as const;
  const [sender, receiver] = view === 'export' ? ends : [ends[1], ends[0]];
  const rows = await engine.rows<Corridor>(
    sqlFile(
      import.meta.url,
      './corridors.sql',
      { source, flow: view === 'export' ? 2 : 1, frequency, first_period: span.from, last_period: span.to },
      {
        sender,
        receiver,
        by_class: goods.mixed
          ? sql`JOIN period_class c ON c.reporter = f.reporter AND c.period = f.period AND c.class = g.class`
          : sql``,
      },
    ),
  );
  const currency = oneCurrency(
    rows.map((row) => row.currency),
    wanted,
  );
  const sums = new Map<string, number>();
  for (const { exporter, importer, period, currency: own, value } of rows) {
    const key = `${exporter} ${importer} ${period}`;
    sums.set(key, (sums.get(key) ?? 0) + (value ?? 0) * rate(own, currency, period));
  }
  return { currency, sums };
}
