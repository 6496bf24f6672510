import '../claims.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { useApi } from '../../../api/use-api.ts';
import { AddToCase } from '../../../cases/add-to-case.tsx';
import { cliCommand } from '../../../export/command.ts';
import { PageHead } from '../../../layout/page-head.tsx';
import { Command, CopyButton } from '../../../states/copy.tsx';
import { Empty } from '../../../states/empty.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { Byline } from '../byline.tsx';
import { Inconsistencies } from '../inconsistencies.tsx';
import { Verdict } from '../verdict.tsx';
import { FormFacts } from './form-facts.tsx';
import { Missing } from './missing.tsx';
import { ClaimSeriesCharts } from './series.tsx';
import { StatementPart } from './statement.tsx';
import { TakeClaim } from './take-claim.tsx';

const route = getRouteApi('/claims/$id');

export function ClaimPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const { asOf } = search;
  const { data, error, refetch } = useApi('/claims/{claim}', { claim: id, asOf });
  const back = (
    <p className="claim-back">
      <Link to="/claims" search={search}>
        All claims
      </Link>
    </p>
  );
  if (data === undefined)
    return (
      <>
        {back}
        {error === null && <Loading what="Recomputing every figure of the claim" lines={12} />}
        {error instanceof ApiProblem && ['not-found', 'usage'].includes(error.code) ? (
          <>
            <PageHead kicker="Claim" title="No claim has this id" tab="No such claim" />
            <Empty title="It may have been taken out of the register, or was never kept here">
              <p>
                Asked for: <code>{id}</code>
              </p>
            </Empty>
          </>
        ) : (
          error !== null && <Failure problem={error} retry={() => void refetch()} />
        )}
      </>
    );
  const { claim, verdict, under, why, statements, series, inconsistencies, snapshot, from } = data;
  return (
    <article className="claim" aria-label={`Claim ${claim.id}`}>
      {back}
      <PageHead
        kicker={
          <>
            <Byline claim={claim} />
            {from === 'register' ? ' · kept in the register' : ` · from ${from}`}
          </>
        }
        title={<q>{claim.text}</q>}
        tab={claim.text}
        lead={
          <>
            <Verdict verdict={verdict} under={under} />
            <span className="claim-why">{why}</span>
          </>
        }
      />
      <section aria-labelledby="form-head" className="claims-part beside">
        <h2 id="form-head">What is claimed</h2>
        <FormFacts claim={claim} />
      </section>
      {statements.map((statement, at) => (
        <StatementPart
          key={`${statement.statistic} ${statement.product}`}
          statement={statement}
          id={`statement-${at}`}
          asOf={snapshot}
          alone={statements.length === 1}
        />
      ))}
      <Missing statements={statements} />
      {series.length > 0 && (
        <section aria-labelledby="series-head" className="claims-part beside">
          <h2 id="series-head">The figures over time</h2>
          <ClaimSeriesCharts answer={data} />
        </section>
      )}
      {inconsistencies.length > 0 && (
        <section aria-labelledby="inconsistencies-head" className="claims-part beside">
          <h2 id="inconsistencies-head">Beside other claims</h2>
          <Inconsistencies all={inconsistencies} search={search} except={claim.id} />
        </section>
      )}
      {claim.remark !== null && (
        <section aria-labelledby="remark-head" className="claims-part beside">
          <h2 id="remark-head">Remark in the file</h2>
          <p>{claim.remark}</p>
        </section>
      )}
      <section aria-labelledby="take-head" className="claims-part beside">
        <h2 id="take-head">Take it along</h2>
        <div>
          <div className="take-buttons">
            <AddToCase item={{ kind: 'claim', claim: claim.id }} label={claim.text} />
            <TakeClaim answer={data} />
            <CopyButton text={location.href} label="Copy link" />
          </div>
          <Command text={cliCommand('claims show', { asOf }, [claim.id])} />
        </div>
      </section>
    </article>
  );
}
