import { apiUrl } from '../api/client.ts';
import type { FlowsAnswer, LineRow } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { ExportMenu } from '../export/menu.tsx';
import { formatCount, formatExactMoney, formatSpan } from '../figures/format.ts';
import { sentenceCase } from '../figures/words.ts';
import { Command as CommandLine, CopyButton } from '../states/copy.tsx';
import { Failure } from '../states/failure.tsx';
import { Loading } from '../states/loading.tsx';
import { type Command, rowsParams } from './command.ts';
import { questionInWords } from './question.ts';
import { rowsTable, StoredRows } from './stored-rows.tsx';
import { type Sum, sumsOf } from './sums.ts';

/** Question, command, address, lineage, coverage and the stored rows of a figure. */
export function FlowsOrigin({
  query,
  command,
  label,
  asOf,
}: {
  readonly query: string;
  readonly command: Command;
  readonly label: string;
  readonly asOf: string | undefined;
}) {
  const params = rowsParams(command, asOf);
  const { data, error, refetch } = useApi('/flows', params);
  const address = new URL(apiUrl('/flows', params), location.href).href.replaceAll('%2C', ',');
  return (
    <div className="origin">
      {data !== undefined && (
        <p className="origin-question">{questionInWords(data, command.params['mirror'] === true)}</p>
      )}
      <dl className="origin-facts">
        <dt>Command line</dt>
        <dd>
          <CommandLine text={query} />
        </dd>
        <dt>API</dt>
        <dd>
          <div className="command">
            <code>{address}</code>
            <CopyButton text={address} label="Copy the address" />
          </div>
        </dd>
        {data !== undefined && <Lineage answer={data} />}
      </dl>
      {error !== null && <Failure problem={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="Finding the stored rows" lines={8} />}
      {data !== undefined && (
        <Rows answer={data} label={label} command={`${query.replace(/ --by \S+/, '')} --by line`} />
      )}
    </div>
  );
}

function Lineage({ answer: { lineage, coverage, question } }: { readonly answer: FlowsAnswer }) {
  const licences = new Set(lineage.loads.map(({ licence }) => licence));
  const vintages = new Set(lineage.loads.map(({ vintage }) => vintage));
  const notes = [...coverage.notes, ...(coverage.base?.notes ?? [])];
  return (
    <>
      <dt>Snapshot</dt>
      <dd>
        <code>{lineage.snapshot}</code>
      </dd>
      <dt>Source</dt>
      <dd>
        {lineage.source}
        {lineage.otherSources.length > 0 && ` (also held by ${lineage.otherSources.join(', ')})`}
      </dd>
      <dt>Licence</dt>
      <dd>{[...licences].join('; ')}</dd>
      <dt>Vintage</dt>
      <dd>{[...vintages].join(', ')}</dd>
      <dt>Files</dt>
      <dd>
        <ul className="origin-files">
          {lineage.files.map(({ name, sha256 }) => (
            <li key={sha256}>
              {name} <code title="SHA-256 of the file as it was loaded">{sha256}</code>
            </li>
          ))}
        </ul>
      </dd>
      {lineage.rates !== undefined && (
        <>
          <dt>Exchange rates</dt>
          <dd>{lineage.rates}</dd>
        </>
      )}
      <dt>Coverage</dt>
      <dd>
        {formatCount(coverage.published)} of {formatCount(coverage.reporterPeriods)}{' '}
        {question.window[0].length === 4 ? 'reporter-years' : 'reporter-months'} published
        {coverage.missing.length > 0 && `; missing: ${missingWords(coverage.missing)}`}
        {coverage.base !== undefined && (
          <>
            ; in the base {formatCount(coverage.base.published)} of {formatCount(coverage.base.reporterPeriods)}
            {coverage.base.missing.length > 0 && `; missing: ${missingWords(coverage.base.missing)}`}
          </>
        )}
      </dd>
      {notes.length > 0 && (
        <>
          <dt>Notes</dt>
          <dd>
            <ul className="origin-notes">
              {notes.map((note) => (
                <li key={note}>{sentenceCase(note)}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </>
  );
}

function missingWords(missing: FlowsAnswer['coverage']['missing']): string {
  const shown = missing.slice(0, 4).map(({ reporter, periods }) => `${reporter} ${periods.join(', ')}`);
  return shown.join('; ') + (missing.length > 4 ? `; and ${missing.length - 4} more reporters` : '');
}

function Rows({
  answer,
  label,
  command,
}: {
  readonly answer: FlowsAnswer;
  readonly label: string;
  readonly command: string;
}) {
  const rows = answer.rows as readonly LineRow[];
  const { lineage, question } = answer;
  return (
    <>
      <h3>
        {formatCount(rows.length)} stored {rows.length === 1 ? 'row' : 'rows'}
      </h3>
      <ul className="origin-sums">
        {sumsOf(answer, rows).map((sum) => (
          <li key={sum.part}>
            <SumLine sum={sum} span={sum.part === 'window' ? question.window : (question.base ?? question.window)} />
          </li>
        ))}
      </ul>
      <StoredRows rows={rows} />
      <div className="chart-tools">
        <ExportMenu
          frame={{
            title: `Stored rows: ${label}`,
            source: [`Source: ${lineage.source}, snapshot ${lineage.snapshot}`],
          }}
          table={rowsTable(rows)}
          command={command}
        />
      </div>
    </>
  );
}

const SIGN = { same: '=', different: '≠', converted: '→' } as const;
const AGREES = {
  same: 'as in the figure',
  different: 'the notes above say why the figure differs',
  converted: 'the figure is converted at monthly rates',
} as const;

function SumLine({ sum, span }: { readonly sum: Sum; readonly span: readonly [string, string] }) {
  return (
    <>
      <b>{sum.part === 'window' ? 'Window' : 'Base'}</b>, {formatSpan(span)}: {formatCount(sum.rows)} rows
      {sum.sum !== null && <> sum to {formatExactMoney(sum.sum, sum.currency)}</>}{' '}
      <span className={`agrees agrees-${sum.agrees}`}>
        <span aria-hidden="true">{SIGN[sum.agrees]}</span> {AGREES[sum.agrees]}
        {sum.agrees !== 'same' && <> ({formatExactMoney(sum.figure, sum.unit)})</>}
      </span>
    </>
  );
}
