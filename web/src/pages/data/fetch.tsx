import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { postJson } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { FetchAnswer } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { formatCount } from '../../figures/format.ts';
import { Command } from '../../states/copy.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { spansIn } from './coverage/strips.ts';
import { type DataSearch, dataSearch } from './search.ts';

/** Asks UN Comtrade: first how many calls it would take, then for the figures. */
export function Fetch() {
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  const question = questionOf(search);
  const plan = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    void navigate({ search: dataSearch({ ...given, show: 'fetch' }), resetScroll: false });
  };
  return (
    <>
      <form key={JSON.stringify(question)} className="choices fetch" onSubmit={plan} aria-label="What to fetch">
        <Field name="reporter" label="Who reports" value={search.reporter?.join(',')} placeholder="such as CHN" />
        <Field name="partner" label="With whom" value={search.partner?.join(',')} placeholder="such as RUS,KGZ" />
        <Field
          name="hs"
          label="Goods"
          technical="HS"
          value={search.hs?.join(',')}
          placeholder="such as 8482, or TOTAL"
        />
        <Field name="from" label="From" value={search.from} placeholder="2021-01" pattern="\d{4}(-(0[1-9]|1[0-2]))?" />
        <Field name="to" label="To" value={search.to} placeholder="2023-10" pattern="\d{4}(-(0[1-9]|1[0-2]))?" />
        <label>
          Flow
          <select name="flow" defaultValue={search.flow ?? 'export'}>
            <option value="export">exports</option>
            <option value="import">imports</option>
            <option value="re-export">re-exports</option>
            <option value="re-import">re-imports</option>
          </select>
        </label>
        <button type="submit">Count the calls</button>
      </form>
      <p className="faint">
        Areas as ISO letters or groups (EU27), months as 2022-03, years as 2022. Counting asks nobody; it is worked out
        here.
      </p>
      {question !== null && <Plan key={JSON.stringify(question)} question={question} />}
    </>
  );
}

function Field({
  name,
  label,
  technical,
  value,
  placeholder,
  pattern,
}: {
  readonly name: string;
  readonly label: string;
  readonly technical?: string;
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly pattern?: string;
}) {
  return (
    <label>
      <span>
        {label} {technical !== undefined && <span className="technical">{technical}</span>}
      </span>
      <input name={name} required defaultValue={value ?? ''} placeholder={placeholder} pattern={pattern} />
    </label>
  );
}

interface Question {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly flow: string;
}

function questionOf({ reporter, partner, hs, from, to, flow = 'export' }: DataSearch): Question | null {
  if (reporter === undefined || partner === undefined || hs === undefined) return null;
  return from === undefined || to === undefined ? null : { reporter, partner, hs, from, to, flow };
}

/** What it would take, and the button that does it. */
function Plan({ question }: { readonly question: Question }) {
  const client = useQueryClient();
  const stop = useRef<AbortController>(null);
  const plan = useQuery({
    queryKey: ['fetch-plan', question],
    queryFn: ({ signal }) => postJson<FetchAnswer>('/fetch/comtrade', { body: { ...question, dryRun: true }, signal }),
    retry: false,
  });
  const fetching = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      return postJson<FetchAnswer>('/fetch/comtrade', { body: question, signal: stop.current.signal });
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'fetch-plan' }),
  });
  const command = cliCommand('fetch comtrade', { ...question });
  if (plan.error !== null) return <Failure problem={plan.error} retry={() => void plan.refetch()} />;
  if (plan.data === undefined) return <Loading what="Counting the calls" lines={2} />;
  const { planned, service } = plan.data;
  return (
    <section className="step" aria-labelledby="plan-title">
      <h2 id="plan-title">
        {fetching.data === undefined
          ? `It takes ${formatCount(planned)} call${planned === 1 ? '' : 's'} to UN Comtrade`
          : `${formatCount(fetching.data.rows)} rows came in ${formatCount(fetching.data.calls)} calls`}
      </h2>
      {fetching.data === undefined ? (
        <>
          <p>
            To {service.url} ({service.endpoint}), at most {formatCount(service.rowsPerCall)} rows a call. The calls are
            paced as the service asks. If it is stopped, the answers that came are kept for the next try; they are
            loaded once all are there.
          </p>
          <p className="load-buttons">
            <button type="button" className="main" disabled={fetching.isPending} onClick={() => fetching.mutate()}>
              {fetching.isPending ? 'Fetching …' : `Fetch with ${formatCount(planned)} call${planned === 1 ? '' : 's'}`}
            </button>
            {fetching.isPending && (
              <button type="button" onClick={() => stop.current?.abort()}>
                Stop
              </button>
            )}
          </p>
          {fetching.isPending && <progress className="load-progress" aria-label="Fetching from UN Comtrade" />}
          {fetching.error !== null && <Refused problem={fetching.error} command={command} />}
          <details>
            <summary>The same in the terminal</summary>
            <Command text={command} />
          </details>
        </>
      ) : (
        <Fetched answer={fetching.data} />
      )}
    </section>
  );
}

/** Where no call gets out, it says how to do the same from where one does. */
function Refused({ problem, command }: { readonly problem: unknown; readonly command: string }): ReactNode {
  if (problem instanceof DOMException && problem.name === 'AbortError')
    return (
      <p role="status">
        Stopped. Unless it was just being committed, nothing was loaded. What came is kept for the next try.
      </p>
    );
  if (!(problem instanceof ApiProblem) || (problem.code !== 'unavailable' && problem.code !== 'too-long'))
    return <Failure problem={problem} />;
  return (
    <div className="state state-not-assessable" role="alert">
      <h3>UN Comtrade did not answer this server</h3>
      <p>
        The server says: {problem.message}. The network here may be closed, or the service slow. Nothing was loaded;
        answers that came are kept for the next try.
      </p>
      <p>Run this where the network is open, or download the figures by hand and load them as a file:</p>
      <Command text={command} />
      <p>
        <Link to="/data" search={{ show: 'load' }}>
          Load a file
        </Link>
      </p>
    </div>
  );
}

function Fetched({ answer: { load, resumed, silences } }: { readonly answer: FetchAnswer }) {
  const states = Map.groupBy(silences, ({ state }) => state);
  return (
    <div role="status">
      {resumed > 0 && <p>{formatCount(resumed)} answers were kept from an earlier try.</p>}
      {load === null ? (
        <p>There was nothing to load.</p>
      ) : (
        <p>
          {formatCount(load.rows.loaded)} rows are loaded; snapshot <code>{load.snapshot}</code>.{' '}
          <Link to="/data" search={{ source: load.source }}>
            See its coverage
          </Link>
        </p>
      )}
      {[...states].map(([state, some]) => (
        <p key={state}>
          <b>{STATES[state] ?? state}:</b>{' '}
          {[...Map.groupBy(some, ({ reporter }) => reporter)]
            .map(([reporter, own]) => `${reporter} ${spansIn(own.map(({ period }) => period))}`)
            .join('; ')}
        </p>
      ))}
    </div>
  );
}

const STATES: Readonly<Record<string, string>> = {
  'published-empty': 'Published, but without such trade',
  'not-published': 'Not published yet',
  unknown: 'Came back empty; whether they are published is not known',
};
