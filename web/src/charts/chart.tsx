import { createContext, type ReactNode, useContext, useId, useRef } from 'react';
import type { Cell } from '../api/types.ts';
import { ExportMenu } from '../export/menu.tsx';
import type { Table } from '../export/table.ts';
import { formatExact } from '../figures/format.ts';
import { useWidth } from './use-width.ts';

/** What names a drawing for those who do not see it: the ids of its headline and of its description. */
const Named = createContext<{ readonly title: string; readonly about: string } | null>(null);

/** Attributes of the drawing itself: an image with a name and a description, that an export finds. */
export function useDrawing(label?: string) {
  const named = useContext(Named);
  const name =
    named === null || label !== undefined ? { 'aria-label': label ?? 'chart' } : { 'aria-labelledby': named.title };
  return {
    'data-chart': '',
    role: 'img',
    ...name,
    ...(named === null ? {} : { 'aria-describedby': named.about }),
  } as const;
}

export interface ChartProps {
  /** A finding in words. */
  readonly title: string;
  readonly subtitle?: string;
  /** Where the figures are from, without the word "Source". */
  readonly source: string;
  /** Coverage: what is missing of them. */
  readonly note?: string | undefined;
  /** Of its heading: 2 right under the headline of a page. */
  readonly level?: 2 | 3;
  readonly table: Table;
  /** The command line that gives the same. */
  readonly command?: string | undefined;
  /** Beside the export, such as a link "where does this number come from". */
  readonly aside?: ReactNode;
  /** What stands under the drawing, such as a list of what is numbered in it. */
  readonly below?: ReactNode;
  /** The same in lines, for a drawing that is taken along. */
  readonly foot?: readonly string[];
  readonly children: (width: number) => ReactNode;
}

/** The frame of every chart: headline, drawing, source line and coverage note, export, and the data as a table that is heard. */
export function Chart({
  title,
  subtitle,
  source,
  note,
  level = 2,
  table,
  command,
  aside,
  below,
  foot = [],
  children,
}: ChartProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const body = useRef<HTMLDivElement>(null);
  const [holder, width] = useWidth<HTMLDivElement>();
  const named = { title: `${id}-title`, about: `${id}-about` };
  const sourceLine = `Source: ${source}`;
  return (
    <figure className="chart" aria-labelledby={named.title}>
      <Heading id={named.title}>{title}</Heading>
      {subtitle !== undefined && <p className="chart-subtitle">{subtitle}</p>}
      <div ref={holder}>
        <div ref={body} className="chart-body">
          <Named value={named}>{width > 0 && children(width)}</Named>
        </div>
      </div>
      {below}
      <figcaption>
        <p>{sourceLine}</p>
        {note !== undefined && <p>{note}</p>}
      </figcaption>
      <div className="chart-tools">
        <ExportMenu
          frame={{ title, subtitle, foot, source: note === undefined ? [sourceLine] : [sourceLine, note] }}
          table={table}
          command={command}
          holder={body}
        />
        {aside}
      </div>
      <p id={named.about} className="hidden">
        Its figures are in the table that follows; arrow keys move over its points.
      </p>
      <HiddenTable title={title} table={table} />
    </figure>
  );
}

const MOST_ROWS = 400;

function HiddenTable({ title, table }: { readonly title: string; readonly table: Table }) {
  return (
    <div className="hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, MOST_ROWS).map((row, at) => (
            <tr key={at}>
              {table.columns.map(({ key }) => (
                <td key={key}>{spoken(row[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function spoken(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'not reported';
  return typeof cell === 'number' ? formatExact(cell) : String(cell);
}
