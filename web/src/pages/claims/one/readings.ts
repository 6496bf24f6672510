import type { CheckedStatement, ReadingSaid } from '../../../api/types.ts';
import type { DotRow } from '../../../charts/dot-layout.ts';
import type { Table } from '../../../export/table.ts';

/** The readings that have a figure, as claimed first. */
export function dotsOf(readings: readonly ReadingSaid[]): DotRow[] {
  return readings.flatMap(({ label, figure, said, holds }) =>
    figure === null ? [] : [{ key: label, label, value: figure, said: said ?? String(figure), holds }],
  );
}

export const sourcesOf = (readings: readonly ReadingSaid[]): string =>
  [...new Set(readings.flatMap(({ sources }) => sources))].join(', ');

const COLUMNS = ['reading', 'figure', 'agrees', 'off', 'window sum', 'base sum', 'unit', 'state', 'why'] as const;

/** Every reading with its sums, as it is taken along. */
export function readingsTable({ readings, stated, tolerance }: CheckedStatement): Table {
  const row = (cells: Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | boolean | null>>>) => ({
    ...Object.fromEntries(COLUMNS.map((key) => [key, null])),
    ...cells,
  });
  return {
    columns: COLUMNS.map((key) => ({ key, label: key })),
    rows: [
      row({ reading: 'stated', figure: stated.figure, why: tolerance.why }),
      ...readings.map(({ label, figure, holds, off, top, bottom, unit, state, why }) =>
        row({
          reading: label,
          figure,
          agrees: holds === null ? null : holds ? 'yes' : 'no',
          off,
          'window sum': top,
          'base sum': bottom,
          unit,
          state,
          why,
        }),
      ),
    ],
  };
}
