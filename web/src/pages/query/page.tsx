import './query.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { postJson } from '../../api/client.ts';
import type { SqlAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { Answer } from './answer.tsx';
import { Editor, insertAt } from './editor.tsx';
import { Examples } from './examples.tsx';
import { placeOf } from './place.ts';
import { SchemaBrowser } from './schema-browser.tsx';
import { useStatement } from './use-statement.ts';

export function QueryPage() {
  const { search, statement, damaged, put, choose } = useStatement();
  const client = useQueryClient();
  const schema = useApi('/sql/schema');
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState('');
  // The address is what was run: following a link or going back brings its text into the editor.
  useEffect(() => {
    if (statement !== null && statement !== '') setDraft(statement);
  }, [statement]);
  const key = ['/sql', statement, search.limit ?? null];
  const asked = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      postJson<SqlAnswer>('/sql', {
        body: { statement, ...(search.limit === undefined ? {} : { limit: search.limit }) },
        signal,
      }),
    enabled: statement !== null && statement !== '',
    retry: false,
  });
  const run = (text: string): void => {
    if (text.trim() === '') return;
    if (text === statement) void asked.refetch();
    else void put(text);
  };
  const place = asked.error !== null && draft === statement ? placeOf(asked.error, draft) : null;
  const insert = (words: string): void => {
    if (field.current !== null) insertAt(field.current, words, setDraft);
  };
  const limits = schema.data?.limits;
  return (
    <div className="query-page">
      <PageHead
        title="Query"
        lead={
          <>
            Ask the lake in SQL: read only, {limits === undefined ? 'with limits' : `at most ${limits.seconds} seconds`}
            . Everything the other pages show comes from these rows.
          </>
        }
        tab="Query"
      />
      <div className="query-columns">
        <div className="query-main">
          <Editor text={draft} change={setDraft} run={() => run(draft)} place={place} field={field} />
          <div className="query-buttons">
            <button type="button" className="main" disabled={draft.trim() === ''} onClick={() => run(draft)}>
              Run
            </button>
            {asked.isFetching && (
              <button type="button" onClick={() => void client.cancelQueries({ queryKey: key })}>
                Stop
              </button>
            )}
            <label>
              at most{' '}
              <select
                value={search.limit ?? limits?.defaultRows ?? 1000}
                onChange={(event) => choose({ limit: Number(event.target.value) })}
              >
                {[...new Set([100, 1000, 10_000, search.limit ?? 1000])]
                  .toSorted((a, b) => a - b)
                  .map((rows) => (
                    <option key={rows} value={rows}>
                      {rows.toLocaleString()}
                    </option>
                  ))}
              </select>{' '}
              rows
            </label>
          </div>
          <Examples examples={schema.data?.examples ?? []} open={statement === ''} choose={run} />
          <div aria-live="polite" aria-busy={asked.isFetching}>
            {damaged && (
              <Empty title="The statement in this address cannot be read">
                <p>The address was cut short when it was sent. Ask for the whole of it.</p>
              </Empty>
            )}
            {asked.error !== null && !asked.isFetching && (
              <>
                {place !== null && (
                  <Excerpt statement={draft} line={place.line} column={place.column} length={place.length} />
                )}
                <Failure
                  problem={asked.error}
                  usage={{
                    title: 'This statement cannot be run',
                    advice: 'The views, columns and functions there are stand under “What can be asked”.',
                  }}
                />
              </>
            )}
            {asked.isFetching && asked.data === undefined && <Loading what="Asking the lake" lines={6} />}
            {asked.data === undefined &&
              !asked.isFetching &&
              asked.error === null &&
              statement !== '' &&
              statement !== null && (
                <Empty title="Stopped before it ended">
                  <p>Run it again, or ask for less.</p>
                </Empty>
              )}
          </div>
          {asked.data !== undefined && asked.error === null && statement !== null && (
            <Answer
              answer={asked.data}
              statement={statement}
              search={search}
              choose={choose}
              stale={draft !== statement}
            />
          )}
        </div>
        <aside className="query-side">
          <h2>What can be asked</h2>
          {schema.error !== null && <Failure problem={schema.error} retry={() => void schema.refetch()} />}
          {schema.data === undefined && schema.error === null && <Loading what="Reading the schema" lines={8} />}
          {schema.data !== undefined && <SchemaBrowser schema={schema.data} insert={insert} />}
        </aside>
      </div>
    </div>
  );
}

/** The line that is wrong, with a mark under the place. */
function Excerpt({
  statement,
  line,
  column,
  length,
}: {
  readonly statement: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}) {
  const text = statement.split('\n')[line - 1] ?? '';
  return (
    <p className="excerpt">
      <span>Line {line}</span>
      <code>
        {text.slice(0, column - 1)}
        <mark>{text.slice(column - 1, column - 1 + Math.max(1, length)) || ' '}</mark>
        {text.slice(column - 1 + Math.max(1, length))}
      </code>
    </p>
  );
}
