import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { formatDay } from '../../figures/format.ts';
import { sentenceCase } from '../../figures/words.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { NothingLoaded } from '../../states/nothing-loaded.tsx';
import { NewCase } from './new-case.tsx';
import { OpenArchive } from './open-archive.tsx';
import { contents } from './words.ts';

/** All cases, and how to begin one. */
export function CaseList() {
  const { data, error, refetch } = useApi('/cases');
  const status = useApi('/status');
  return (
    <>
      {status.data?.loads === 0 && <NothingLoaded />}
      {error !== null && <Failure problem={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="Reading the cases" />}
      {data?.length === 0 && (
        <Empty title="There are no cases yet">
          <p>Begin one below, or add a finding, a claim or evidence to a case from its own page.</p>
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <section aria-label="List of cases" className="case-list">
          {data.map(({ id, title, summary, counts, origin, changed }) => (
            <article key={id} aria-labelledby={`case-${id}`}>
              <h2 id={`case-${id}`}>
                <Link to="/cases/$id" params={{ id }}>
                  {title}
                </Link>
              </h2>
              <p className="case-about">
                {sentenceCase(contents(counts))} ·{' '}
                {changed !== null ? `changed ${formatDay(changed)}` : origin === 'bundled' ? 'ships with Entrepot' : ''}
              </p>
              {summary !== '' && <p>{summary.split('\n')[0]}</p>}
            </article>
          ))}
        </section>
      )}
      <div className="case-begin">
        <NewCase />
        <OpenArchive />
      </div>
    </>
  );
}
