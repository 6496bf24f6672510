import type { Cell, FlowsAnswer } from '../../api/types.ts';
import type { Table } from '../../export/table.ts';

/** A row of `flows`, whatever it is by. */
export interface Row {
  readonly key: string;
  readonly value: number | null;
  /** Undefined without a base. */
  readonly base?: number | null;
  readonly ratio: number | null;
  readonly delta: number | null;
  /** Why there is no ratio. */
  readonly why: string | null;
  readonly weight: number | null;
}

export type RowBy = 'period' | 'partner' | 'product' | 'reporter';

export function rowsOf({ rows }: Pick<FlowsAnswer, 'rows'>, by: RowBy): readonly Row[] {
  return rows.map((row) => ({
    key: row[by] as string,
    value: numberOf(row['value']),
    ...('base' in row ? { base: numberOf(row['base']) } : {}),
    ratio: numberOf(row['ratio']),
    delta: numberOf(row['delta']),
    why: typeof row['noGrowth'] === 'string' ? row['noGrowth'] : null,
    weight: numberOf(row['netWeight']),
  }));
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const HEADS = { period: 'Period', partner: 'Partner', product: 'Goods', reporter: 'Reporter' } as const;

export function rowsTable(answer: FlowsAnswer, by: RowBy, name: (key: string) => string): Table {
  const rows = rowsOf(answer, by);
  const compared = answer.question.base !== undefined;
  const { unit } = answer.figure;
  const named = by === 'partner' || by === 'reporter';
  return {
    columns: [
      { key: 'key', label: HEADS[by] },
      ...(named ? [{ key: 'name', label: 'Name' }] : []),
      { key: 'value', label: `Value, ${unit}` },
      ...(compared
        ? [
            { key: 'base', label: `Base, ${unit}` },
            { key: 'delta', label: `Change, ${unit}` },
            { key: 'ratio', label: 'Value over base' },
          ]
        : []),
      { key: 'weight', label: 'Net weight, kg' },
    ],
    rows: rows.map((row): Readonly<Record<string, Cell>> => {
      const { key, value, base, ratio, delta, weight } = row;
      return { key, ...(named ? { name: name(key) } : {}), value, base: base ?? null, delta, ratio, weight };
    }),
  };
}
