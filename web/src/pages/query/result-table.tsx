import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { SqlAnswer } from '../../api/types.ts';
import { type ResultColumn, shown } from './columns.ts';

const ROW = 29;

/** The rows of an answer; only those that are in sight are in the page. */
export function ResultTable({
  answer,
  columns,
}: {
  readonly answer: SqlAnswer;
  readonly columns: readonly ResultColumn[];
}) {
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: answer.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section ref={box} className="result-box" tabIndex={0} aria-label="Rows of the answer">
      <table className="result" aria-rowcount={answer.rows.length + 1}>
        <colgroup>
          <col className="row-number" />
          {columns.map(({ key, wide }) => (
            <col key={key} style={{ width: `${wide * 0.52 + 1.4}rem` }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="row-number">
              <span className="hidden">row</span>
            </th>
            {columns.map(({ key, numeric }) => (
              <th key={key} scope="col" className={numeric ? 'figure' : undefined}>
                {key}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          <Space height={above} columns={columns.length} />
          {items.map(({ index, key }) => (
            <tr key={key} aria-rowindex={index + 2} style={{ height: `${ROW}px` }}>
              <td className="row-number">{index + 1}</td>
              {columns.map(({ key: column, name, numeric }, at) => {
                const text = shown(answer.rows[index]?.[at] ?? null, numeric, name);
                return (
                  <td
                    key={column}
                    className={numeric ? 'figure' : undefined}
                    title={text.length > 40 ? text : undefined}
                  >
                    {text}
                  </td>
                );
              })}
              <td />
            </tr>
          ))}
          <Space height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns + 2} style={{ height: `${height}px`, padding: 0, border: 0 }} />
    </tr>
  );
}
