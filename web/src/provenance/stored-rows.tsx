import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { LineRow } from '../api/types.ts';
import type { Table } from '../export/table.ts';
import { formatExact, formatPeriod, formatWeight } from '../figures/format.ts';

const HEIGHT = 30;

/** Every stored row with its file and line; only those in view are drawn. */
export function StoredRows({ rows }: { readonly rows: readonly LineRow[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => holder.current,
    estimateSize: () => HEIGHT,
    overscan: 12,
    initialRect: { width: 800, height: 400 },
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section ref={holder} className="stored-rows" tabIndex={0} aria-label="Stored rows">
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Reporter</th>
            <th scope="col">Partner</th>
            <th scope="col">Goods</th>
            <th scope="col" className="figure">
              Value
            </th>
            <th scope="col" className="figure">
              Net weight
            </th>
            <th scope="col">File</th>
            <th scope="col" className="figure">
              Line
            </th>
            <th scope="col">Load</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && (
            <tr aria-hidden="true">
              <td colSpan={9} style={{ height: above, padding: 0 }} />
            </tr>
          )}
          {items.map(({ index }) => {
            const row = rows[index] as LineRow;
            return (
              <tr key={index} aria-rowindex={index + 2} style={{ height: HEIGHT }}>
                <td>{formatPeriod(row.period)}</td>
                <td>{row.reporter}</td>
                <td>{row.partner}</td>
                <td className="num">{row.product}</td>
                <td className="figure">
                  {row.value === null ? 'not reported' : `${formatExact(row.value)} ${row.currency}`}
                </td>
                <td className="figure">{row.netWeight === null ? 'not reported' : formatWeight(row.netWeight)}</td>
                <td title={row.file}>{row.file}</td>
                <td className="figure">{row.line}</td>
                <td>
                  <code>{row.load}</code>
                </td>
              </tr>
            );
          })}
          {below > 0 && (
            <tr aria-hidden="true">
              <td colSpan={9} style={{ height: below, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

const COLUMNS: Table['columns'] = [
  { key: 'period', label: 'period' },
  { key: 'reporter', label: 'reporter' },
  { key: 'partner', label: 'partner' },
  { key: 'product', label: 'goods' },
  { key: 'value', label: 'value' },
  { key: 'currency', label: 'currency' },
  { key: 'netWeight', label: 'net weight (kg)' },
  { key: 'file', label: 'file' },
  { key: 'line', label: 'line' },
  { key: 'load', label: 'load' },
];

export function rowsTable(rows: readonly LineRow[]): Table {
  return { columns: COLUMNS, rows: rows.map((row) => ({ ...row })) };
}
