import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FindingRow, type Item, type ListContext, ListHead } from '../../findings/list.tsx';

const AHEAD = 20;

/** All rows of a list, of which only those near the screen are in the page; asks for more before its end is reached. */
export function Rows({
  items,
  matching,
  context,
  more,
}: {
  readonly items: readonly Item[];
  readonly matching: number;
  readonly context: ListContext;
  readonly more: (() => unknown) | undefined;
}) {
  const holder = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const element = holder.current;
      if (element !== null) setTop(element.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 88,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (at) => items[at]?.id ?? at,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more !== undefined && last >= items.length - AHEAD) more();
  }, [last, items.length, more]);
  return (
    <div className="finding-list">
      <ListHead />
      <ol ref={holder} className="finding-rows" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const finding = items[index];
          return finding === undefined ? null : (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={matching}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <FindingRow finding={finding} context={context} level={2} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
