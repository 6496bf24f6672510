import type { CheckedStatement, ReadingSaid } from '../../../api/types.ts';
import { formatExact, formatPercent } from '../../../figures/format.ts';
import { sentenceCase } from '../../../figures/words.ts';
import { Scroll } from '../../../layout/scroll.tsx';
import { Provenance } from '../../../provenance/provenance.tsx';

/** The sums behind each reading with their rows; beneath, those that could not be computed and why. */
export function Readings({ statement, asOf }: { readonly statement: CheckedStatement; readonly asOf: string }) {
  const computed = statement.readings.filter(({ figure }) => figure !== null);
  const silent = statement.readings.filter(({ figure }) => figure === null);
  return (
    <>
      {computed.length > 0 && (
        <details className="readings">
          <summary>The sums behind each reading, their rows and files</summary>
          <Scroll label="Readings with their sums">
            <table>
              <thead>
                <tr>
                  <th scope="col">Reading</th>
                  <th scope="col" className="figure">
                    Figure
                  </th>
                  <th scope="col" className="figure">
                    Off by
                  </th>
                  <th scope="col" className="figure">
                    Sum
                  </th>
                  <th scope="col" className="figure">
                    Divided by
                  </th>
                  <th scope="col">Rows</th>
                </tr>
              </thead>
              <tbody>
                {computed.map((reading) => (
                  <ReadingRow key={reading.label} reading={reading} asOf={asOf} />
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      )}
      {silent.length > 0 && (
        <details className="readings" open={computed.length === 0}>
          <summary>
            {silent.length === 1 ? 'One reading' : `${silent.length} readings`} could not be computed, and why
          </summary>
          <dl className="silent">
            {silent.map(({ label, why }) => (
              <div key={label}>
                <dt>{sentenceCase(label)}</dt>
                <dd>{why ?? 'no data'}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function ReadingRow({ reading, asOf }: { readonly reading: ReadingSaid; readonly asOf: string }) {
  const { label, said, holds, off, top, bottom, unit, queries, notes, files, why } = reading;
  return (
    <>
      <tr className="reading-row">
        <td>
          {label} <span className="faint">({holds === null ? 'not judged' : holds ? 'agrees' : 'does not agree'})</span>
        </td>
        <td className="figure">{said}</td>
        <td className="figure">{off === null ? '–' : `${off < 0 ? '−' : '+'}${formatPercent(Math.abs(off))}`}</td>
        <td className="figure">{top === null ? '–' : `${formatExact(top)} ${unit}`}</td>
        <td className="figure">{bottom === null ? '–' : `${formatExact(bottom)} ${unit}`}</td>
        <td className="reading-rows">
          {queries.map((query, at) => (
            <Provenance
              key={query}
              query={query}
              label={`${label}, ${at === 0 ? 'first sum' : 'further sum'}`}
              asOf={asOf}
              text={queries.length === 1 ? 'where from?' : at === 0 ? 'the sum' : 'the divisor'}
            />
          ))}
        </td>
      </tr>
      <tr className="reading-notes">
        <td colSpan={6}>
          {[...(why === null ? [] : [why]), ...notes].map((note) => `${sentenceCase(note)}.`).join(' ')}{' '}
          {files.map(({ name, sha256 }) => (
            <span key={sha256}>
              {name} <code title={`SHA-256 of the file as it was loaded: ${sha256}`}>{sha256.slice(0, 12)}…</code>{' '}
            </span>
          ))}
        </td>
      </tr>
    </>
  );
}
