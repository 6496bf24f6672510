import type { ListedEvidence } from '../../api/types.ts';
import { KIND_WORDS } from '../../evidence/words.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatDate } from '../../figures/dates.ts';
import { formatCount } from '../../figures/format.ts';
import { sourcesOf } from './sources.ts';
import { evidenceTable } from './table.ts';
import { useEvidence } from './use-evidence.ts';

/** The same items as rows. */
export function EvidenceRows({
  items,
  lit,
  command,
}: {
  readonly items: readonly ListedEvidence[];
  readonly lit: ReadonlySet<string>;
  readonly command: string;
}) {
  const { choose } = useEvidence();
  const name = useAreaNames();
  const way = ({ from, via, to }: ListedEvidence): string =>
    [from, ...(via.length > 0 ? [via.map(name).join(', ')] : []), to]
      .map((area, at) => (area === null || (at > 0 && area.includes(',')) ? area : name(area)))
      .filter((area) => area !== null)
      .join(' → ');
  return (
    <section className="evidence-table chart" aria-labelledby="rows-title">
      <h2 id="rows-title">
        {items.length === 1 ? 'The item as a row' : `The ${formatCount(items.length)} items as rows`}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <th scope="col">From → to</th>
            <th scope="col">Who says so</th>
            <th scope="col">Status</th>
            <th scope="col">Grade</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className={lit.has(item.id) ? 'chosen' : undefined}>
              <td className="num" data-label="date">
                {formatDate(item.date, item.until)}
              </td>
              <th scope="row">
                <button
                  type="button"
                  className="as-link"
                  aria-pressed={lit.has(item.id)}
                  onClick={() => choose({ item: item.id })}
                >
                  {item.title}
                </button>
              </th>
              <td data-label="kind">{KIND_WORDS[item.kind].one}</td>
              <td data-label="from, to">{way(item)}</td>
              <td data-label="source">{item.sources.map(({ name: own }) => own).join('; ')}</td>
              <td data-label="status">{item.status}</td>
              <td data-label="grade">
                {item.reliability}
                {item.credibility}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="chart-tools">
        <ExportMenu
          frame={{ title: 'Evidence', source: [`Source: ${sourcesOf(items)}`] }}
          table={evidenceTable(items)}
          command={command}
        />
      </div>
    </section>
  );
}
