import '../cases.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { formatDay } from '../../../figures/format.ts';
import { PageHead } from '../../../layout/page-head.tsx';
import { Empty } from '../../../states/empty.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { AddItems } from './add-items.tsx';
import { EditCase } from './edit-case.tsx';
import { Items } from './items.tsx';
import { TakeDossier } from './take-dossier.tsx';
import { useCase } from './use-case.ts';

const route = getRouteApi('/cases/$id');

export function CasePage() {
  const { id } = route.useParams();
  const inHand = useCase(id);
  const { data, error, problem, isConflict, read } = inHand;
  const back = (
    <p className="case-back">
      <Link to="/cases">All cases</Link>
    </p>
  );
  if (data === undefined)
    return (
      <>
        {back}
        {error === null && <Loading what="Reading the case" lines={10} />}
        {error instanceof ApiProblem && ['not-found', 'usage'].includes(error.code) ? (
          <>
            <PageHead kicker="Case" title="No case has this id" tab="No such case" />
            <Empty title="It may have been taken out of the register">
              <p>
                Asked for: <code>{id}</code>
              </p>
            </Empty>
          </>
        ) : (
          error !== null && <Failure problem={error} retry={() => void read()} />
        )}
      </>
    );
  const { title, summary, scenario, origin, changed, revision, items } = data;
  return (
    <article className="case" aria-label={`Case ${title}`}>
      {back}
      <PageHead
        kicker={
          <>
            Case of the scenario <code>{scenario}</code> ·{' '}
            {origin === 'bundled' ? 'ships with Entrepot' : `revision ${revision}`}
            {changed !== null && `, changed ${formatDay(changed)}`}
          </>
        }
        title={title}
      />
      <div className="case-summary">
        {summary
          .split(/\n{2,}/)
          .filter((part) => part.trim() !== '')
          .map((part) => (
            <p key={part}>{part}</p>
          ))}
      </div>
      <EditCase inHand={inHand} key={`${revision} ${title}`} />
      {isConflict ? (
        <div className="state state-failure" role="alert">
          <h2>Somebody else saved this case since you read it</h2>
          <p>Your change was not made, and theirs is kept. Read the case again, look at it, then make your change.</p>
          <button type="button" onClick={() => void read()}>
            Read again
          </button>
        </div>
      ) : (
        problem !== null && <Failure problem={problem} />
      )}
      <section aria-labelledby="items-head" className="case-part">
        <h2 id="items-head">What it holds, in order</h2>
        {items.length === 0 ? (
          <Empty title="Nothing yet">
            <p>
              Add a note or a figure here; findings, claims and evidence have a button “Add to a case” on their own
              pages.
            </p>
          </Empty>
        ) : (
          <Items inHand={inHand} answer={data} />
        )}
        <AddItems inHand={inHand} />
      </section>
      <section aria-labelledby="dossier-head" className="case-part">
        <h2 id="dossier-head">As a dossier</h2>
        <TakeDossier answer={data} />
      </section>
    </article>
  );
}
