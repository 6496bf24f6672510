import { Link } from '@tanstack/react-router';
import type { LogLine } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import type { Table } from '../../export/table.ts';
import { formatCount, formatDay } from '../../figures/format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { useSourceTitles } from './sources.ts';
import { Verify } from './verify.tsx';

/** The ledger: each load with its vintage and what became of its rows. */
export function Loads() {
  const { data, error, refetch } = useApi('/lake/log');
  const titles = useSourceTitles();
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Reading the ledger" lines={8} />;
  if (data.length === 0)
    return (
      <Empty title="Nothing is loaded yet">
        <p>
          <Link to="/data" search={{ show: 'load' }}>
            Load a file
          </Link>
          .
        </p>
      </Empty>
    );
  const title = headline(data);
  return (
    <>
      <section className="chart" aria-labelledby="loads-title">
        <h2 id="loads-title">{title}</h2>
        <p className="chart-subtitle">
          Newest first. A later vintage of the same source supersedes an earlier one cell by cell; both stay, so that
          any earlier snapshot can be asked again.
        </p>
        <table className="loads">
          <thead>
            <tr>
              <th scope="col">Source and files</th>
              <th scope="col">Loaded on</th>
              <th scope="col">
                As published <span className="technical">vintage</span>
              </th>
              <th scope="col" className="figure">
                Rows read
              </th>
              <th scope="col" className="figure">
                loaded
              </th>
              <th scope="col" className="figure">
                left out
              </th>
              <th scope="col" className="figure">
                set aside
              </th>
              <th scope="col" className="figure">
                superseded
              </th>
              <th scope="col">
                Lake after it <span className="technical">snapshot</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((line) => (
              <LoadRow key={line.sequence} line={line} source={titles.get(line.source) ?? line.source} />
            ))}
          </tbody>
        </table>
        <div className="chart-tools">
          <ExportMenu
            frame={{ title, source: ['Source: the ledger of this lake'] }}
            table={tableOf(data)}
            command={cliCommand('lake log')}
          />
        </div>
      </section>
      <Verify />
    </>
  );
}

function LoadRow({ line, source }: { readonly line: LogLine; readonly source: string }) {
  const figures = [
    ['rows read', line.read],
    ['loaded', line.loaded],
    ['left out', line.leftOut],
    ['set aside', line.rejected],
    ['superseded', line.superseded],
  ] as const;
  return (
    <tr>
      <td className="what">
        <b>{source}</b> <span className="faint">{line.format}</span>
        <span className="files">{line.files}</span>
        {line.notes.length > 0 && (
          <ul className="notes">
            {line.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </td>
      <td data-label="loaded on">
        <time dateTime={line.at} title={line.at}>
          {formatDay(line.at)}
        </time>
      </td>
      <td data-label="vintage">{vintage(line.vintage)}</td>
      {figures.map(([label, value]) => (
        <td key={label} className={value === 0 ? 'figure none' : 'figure'} data-label={label}>
          {formatCount(value)}
        </td>
      ))}
      <td data-label="snapshot">
        <Link to="/data" search={{ asOf: line.snapshot }} title="The coverage as it was after this load">
          {line.snapshot}
        </Link>
      </td>
    </tr>
  );
}

/** "2022-11-30", or "2022-11-30 (loaded)" where the source does not say. */
function vintage(text: string): string {
  const [day = '', ...rest] = text.split(' ');
  return [formatDay(day), ...rest].join(' ');
}

function headline(lines: readonly LogLine[]): string {
  const sum = (count: (line: LogLine) => number): number => lines.reduce((total, line) => total + count(line), 0);
  const sources = new Set(lines.map(({ source }) => source)).size;
  const rejected = sum((line) => line.rejected);
  return `${lines.length} load${lines.length === 1 ? '' : 's'} brought ${formatCount(sum((line) => line.loaded))} rows from ${sources} source${sources === 1 ? '' : 's'}; ${
    rejected === 0 ? 'none had to be set aside' : `${formatCount(rejected)} were set aside`
  }`;
}

function tableOf(lines: readonly LogLine[]): Table {
  const keys = [
    'sequence',
    'snapshot',
    'at',
    'load',
    'source',
    'format',
    'vintage',
    'read',
    'loaded',
    'rejected',
    'superseded',
    'leftOut',
    'files',
  ] as const;
  return {
    columns: [...keys.map((key) => ({ key, label: key })), { key: 'notes', label: 'notes' }],
    rows: lines.map((line) => ({ ...line, notes: line.notes.join('; ') })),
  };
}
