import type { PreviewAnswer } from '../../../api/types.ts';
import { formatExact } from '../../../figures/format.ts';
import { Scroll } from '../../../layout/scroll.tsx';
import { formatBytes } from '../bytes.ts';

type File = PreviewAnswer['files'][number];

const KINDS: Readonly<Record<string, string>> = {
  text: 'text',
  workbook: 'workbook (Excel)',
  parquet: 'Parquet',
  json: 'JSON',
};

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** How each file begins, as it stands in the file. */
export function Samples({ files }: { readonly files: readonly File[] }) {
  return (
    <section className="step" aria-labelledby="samples-title">
      <h2 id="samples-title">
        {files.length === 1 ? 'What is in the file' : `What is in the ${formatExact(files.length)} files`}
      </h2>
      {files.map((file, at) => (
        <details key={`${file.name} ${at}`} open={at === 0}>
          <summary>
            <b>{file.name}</b> <span className="faint">{factsOf(file)}</span>
          </summary>
          <Scroll label={`First rows of ${file.name}`}>
            <table className="sample">
              {file.columns.length > 0 && (
                <thead>
                  <tr>
                    {file.columns.map((column, index) => (
                      <th key={index} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
              )}
              <tbody>
                {file.sample.slice(0, 8).map((row, line) => (
                  <tr key={line}>
                    {row.map((cell, index) => (
                      <td key={index} className={cell !== null && /^-?[\d.,\s]+$/.test(cell) ? 'figure' : ''}>
                        {cell === null || cell === '' ? <span className="faint">–</span> : cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="fingerprint">
            SHA-256 <code>{file.sha256}</code>
          </p>
        </details>
      ))}
    </section>
  );
}

function factsOf({ kind, bytes, encoding, separator, header, columns }: File): string {
  return [
    KINDS[kind] ?? kind,
    formatBytes(bytes),
    ...(encoding === null ? [] : [`encoding ${encoding}`]),
    ...(separator === null ? [] : [`split by ${SEPARATORS[separator] ?? separator}`]),
    ...(header === null || header === 1 ? [] : [`header in line ${header}`]),
    columns.length === 1 ? 'one column' : `${columns.length} columns`,
  ].join(' · ');
}
