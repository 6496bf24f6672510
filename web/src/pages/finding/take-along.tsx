import { useState } from 'react';
import { apiUrl } from '../../api/client.ts';
import type { ExplainAnswer, Finding, SeriesAnswer } from '../../api/types.ts';
import { AddToCase } from '../../cases/add-to-case.tsx';
import { cliCommand } from '../../export/command.ts';
import { fileName, save } from '../../export/save.ts';
import { toCsv } from '../../export/table.ts';
import { toXlsx } from '../../export/xlsx.ts';
import { Command, CopyButton } from '../../states/copy.tsx';
import { seriesTable } from './legs.ts';
import type { FindingSearch } from './search.ts';

/** Finding, explanations and series as files; the link, the commands and the addresses that give the same. */
export function TakeAlong({
  finding,
  explained,
  series,
  search,
}: {
  readonly finding: Finding;
  readonly explained: ExplainAnswer | undefined;
  readonly series: SeriesAnswer | undefined;
  readonly search: FindingSearch;
}) {
  const [failed, setFailed] = useState(false);
  const { scenario, asOf } = search;
  const name = fileName(finding.id);
  const about = [`Finding ${finding.id}`, `Snapshot ${series?.snapshot ?? ''}`, location.href];
  const take = async (file: string, make: () => Blob | Promise<Blob>): Promise<void> => {
    try {
      setFailed(false);
      save(file, await make());
    } catch {
      setFailed(true);
    }
  };
  const json = (): Blob =>
    new Blob([`${JSON.stringify({ ...explained, finding, series }, null, 2)}\n`], { type: 'application/json' });
  const words = [finding.id];
  return (
    <div className="take-along">
      <div className="take-buttons">
        <AddToCase item={{ kind: 'finding', finding: finding.id }} label={finding.id} />
        <button type="button" onClick={() => void take(`${name}.json`, json)}>
          Finding as JSON
        </button>
        <button
          type="button"
          disabled={series === undefined}
          onClick={() =>
            void take(
              `${name}-series.csv`,
              () =>
                new Blob([series === undefined ? '' : toCsv(seriesTable(series))], { type: 'text/csv;charset=utf-8' }),
            )
          }
        >
          Series as CSV
        </button>
        <button
          type="button"
          disabled={series === undefined}
          onClick={() => void take(`${name}-series.xlsx`, () => toXlsx(seriesTable(series ?? { legs: [] }), about))}
        >
          Series as XLSX
        </button>
        <CopyButton text={location.href} label="Copy link" />
        <button type="button" className="quiet" onClick={() => print()}>
          Print
        </button>
      </div>
      {failed && <p role="alert">The browser refused to make this file.</p>}
      <Command text={cliCommand('explain', { scenario, asOf }, words)} />
      <Command text={cliCommand('series', { scenario, asOf }, words)} />
      <p className="faint">
        API: <a href={apiUrl('/findings/{finding}', { finding: finding.id, scenario, asOf })}>finding</a>,{' '}
        <a href={apiUrl('/findings/{finding}/series', { finding: finding.id, scenario, asOf })}>series</a>
      </p>
    </div>
  );
}
