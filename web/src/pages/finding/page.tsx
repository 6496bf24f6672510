import { getRouteApi } from '@tanstack/react-router';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { WithEvents } from '../../evidence/event-chart.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { KIND_WORDS } from '../../findings/words.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { Explanations } from './explanations.tsx';
import { Facts } from './facts.tsx';
import { Flags } from './flags.tsx';
import { GoodsBlock } from './goods.tsx';
import { headline, spans, standing, unbroken } from './headline.ts';
import { isExplained, KIND_MEANS } from './kinds.ts';
import { Ledger } from './ledger.tsx';
import { MirrorSection } from './mirror.tsx';
import { Neighbours } from './neighbours.tsx';
import { Prices } from './prices.tsx';
import { Legs } from './series.tsx';
import { Siblings } from './siblings.tsx';
import { TakeAlong } from './take-along.tsx';
import { UnknownFinding } from './unknown.tsx';

const route = getRouteApi('/findings/$id');

export function FindingPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const { scenario, asOf } = search;
  const name = useAreaNames();
  const series = useApi('/findings/{finding}/series', { finding: id, scenario, asOf });
  const explained = useApi('/findings/{finding}', { finding: id, scenario, asOf }, { enabled: isExplained(id) });
  const finding = explained.data?.finding ?? series.data?.finding;
  if (finding === undefined) {
    if (series.error instanceof ApiProblem && series.error.code === 'not-found')
      return <UnknownFinding id={id} problem={series.error} search={search} />;
    return (
      <>
        <Neighbours id={id} search={search} />
        {series.error === null ? (
          <Loading what="Reading the finding" lines={10} />
        ) : (
          <>
            <PageHead title="Finding" />
            <Failure problem={series.error} retry={() => void series.refetch()} />
          </>
        )}
      </>
    );
  }
  const { kind } = finding;
  return (
    <WithEvents asked={{ finding: finding.id, scenario }}>
      <article className="finding" aria-label={`Finding ${finding.id}`}>
        <Neighbours id={finding.id} search={search} />
        <PageHead
          kicker={
            <>
              <b>{KIND_WORDS[kind].plain}</b> <span className="technical">{kind}</span> · {standing(finding)} ·{' '}
              {spans(finding)}
            </>
          }
          title={unbroken(headline(finding, name))}
          lead={KIND_MEANS[kind]}
        />
        <Facts finding={finding} asOf={series.data?.snapshot ?? explained.data?.snapshot} />
        <Flags flags={finding.flags} />
        <section aria-labelledby="legs-head" className="finding-part">
          <h2 id="legs-head">Each leg over time</h2>
          {series.data !== undefined && kind === 'reclassification' && (
            <Siblings finding={finding} answer={series.data} />
          )}
          {series.data !== undefined && <Legs answer={series.data} />}
          {series.data === undefined && series.error === null && <Loading what="Reading each leg" lines={12} />}
          {series.error !== null && <Failure problem={series.error} retry={() => void series.refetch()} />}
        </section>
        {finding.intermediary !== null && kind !== 'reclassification' && (
          <section aria-labelledby="ledger-head" className="finding-part beside">
            <h2 id="ledger-head">What of both legs matches</h2>
            <div>
              {series.data === undefined ? (
                <Loading what="Reading both legs" lines={6} />
              ) : (
                <Ledger answer={series.data} search={search} />
              )}
            </div>
          </section>
        )}
        <section aria-labelledby="mirror-head" className="finding-part beside">
          <h2 id="mirror-head">
            Two reports of one flow <span className="technical">mirror data</span>
          </h2>
          <div>
            <MirrorSection finding={finding} asOf={asOf} />
          </div>
        </section>
        <section aria-labelledby="prices-head" className="finding-part beside">
          <h2 id="prices-head">
            What a kilogram cost <span className="technical">unit value</span>
          </h2>
          <div>
            <Prices finding={finding} event={series.data?.event} asOf={asOf} />
          </div>
        </section>
        <section aria-labelledby="explanations-head" className="finding-part beside">
          <h2 id="explanations-head">What else could explain it</h2>
          <div>
            <Explanations
              answer={explained.data}
              problem={explained.error}
              finding={finding}
              retry={() => void explained.refetch()}
            />
          </div>
        </section>
        <section aria-labelledby="goods-head" className="finding-part beside">
          <h2 id="goods-head">What these goods are</h2>
          <div>
            <GoodsBlock goods={finding.goods} />
          </div>
        </section>
        <section aria-labelledby="take-head" className="finding-part beside">
          <h2 id="take-head">Take it along</h2>
          <div>
            <TakeAlong finding={finding} explained={explained.data} series={series.data} search={search} />
          </div>
        </section>
      </article>
    </WithEvents>
  );
}
