import { type RefObject, useState } from 'react';
import { CopyButton } from '../states/copy.tsx';
import { drawingOf, toPng } from './drawing.ts';
import { fileName, save } from './save.ts';
import type { Frame } from './svg.ts';
import { type Table, toCsv, toJson } from './table.ts';
import { toXlsx } from './xlsx.ts';

type Kind = readonly [label: string, extension: string, make: () => Blob | Promise<Blob>];

/** Everything that can be taken along: the drawing, the data, a link and the command that gives the same. */
export function ExportMenu({
  frame,
  table,
  command,
  holder,
  more = [],
}: {
  readonly frame: Frame;
  /** The data, or what gets it when it is asked for. */
  readonly table: Table | (() => Promise<Table>);
  readonly command?: string | undefined;
  /** What holds the drawings; without it only data is offered. */
  readonly holder?: RefObject<HTMLElement | null>;
  /** Further files: name, extension, what makes it. */
  readonly more?: readonly Kind[];
}) {
  const [failed, setFailed] = useState(false);
  const name = fileName(frame.title);
  const about = { title: frame.title, source: frame.source.join(' '), address: location.href };
  const drawing = (): string => {
    if (holder?.current == null) throw new Error('there is no drawing');
    return drawingOf(holder.current, frame);
  };
  const data = async (): Promise<Table> => (typeof table === 'function' ? table() : table);
  const text = (content: string, type: string) => new Blob([content], { type });
  const kinds: readonly Kind[] = [
    ...(holder === undefined
      ? []
      : ([
          ['PNG', 'png', () => toPng(drawing())],
          ['SVG', 'svg', () => text(drawing(), 'image/svg+xml')],
        ] as const)),
    ['CSV', 'csv', async () => text(toCsv(await data()), 'text/csv;charset=utf-8')],
    ['XLSX', 'xlsx', async () => toXlsx(await data(), Object.values(about))],
    ['JSON', 'json', async () => text(toJson(await data(), about), 'application/json')],
    ...more,
  ];
  const take = async (extension: string, make: () => Blob | Promise<Blob>): Promise<void> => {
    try {
      setFailed(false);
      save(`${name}.${extension}`, await make());
    } catch {
      setFailed(true);
    }
  };
  return (
    <details className="chart-menu">
      <summary>
        Export<span className="hidden"> {frame.title}</span>
      </summary>
      <div className="chart-menu-items">
        {kinds.map(([label, extension, make]) => (
          <button key={label} type="button" className="quiet" onClick={() => void take(extension, make)}>
            {label}
          </button>
        ))}
        <CopyButton text={location.href} label="Copy link" />
        {command !== undefined && <CopyButton text={command} label="Copy command" />}
        {command !== undefined && <code className="chart-command">{command}</code>}
        {failed && <p role="alert">This file could not be made.</p>}
      </div>
    </details>
  );
}
