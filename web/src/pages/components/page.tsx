import './components.css';
import { useApi } from '../../api/use-api.ts';
import { EvidenceTabs } from '../../evidence/tabs.tsx';
import { formatCount } from '../../figures/format.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { Feeds } from './feeds.tsx';
import { Parts } from './parts.tsx';
import { useComponents } from './use-components.ts';
import { OneWeapon } from './weapon.tsx';
import { WeaponList } from './weapon-list.tsx';

/** From a weapon to its parts, to the goods they may be of, to the findings on these goods; and back. */
export function ComponentsPage() {
  const { search } = useComponents();
  const { scenario, asOf, weapon, hs } = search;
  const all = useApi('/weapons', { scenario, asOf });
  const parts = useApi('/components', { limit: 1 });
  const fed = useApi('/weapons', { scenario, asOf, hs }, { enabled: hs !== undefined });
  const chosen = all.data?.items.find((one) => one.weapon === weapon);
  const problem = all.error ?? fed.error;
  return (
    <>
      <PageHead
        tab="Parts found in weapons"
        title={
          all.data === undefined || parts.data === undefined
            ? 'Parts found in weapons'
            : `${formatCount(parts.data.matching)} parts found in ${formatCount(all.data.items.length)} weapons`
        }
        lead="Each part with its maker and the goods it may be of. A code is a candidate: it covers far more than that part, and a maker’s country is not where a part was bought."
      />
      <EvidenceTabs here="components" />
      {problem !== null && (
        <Failure
          problem={problem}
          retry={() => void Promise.all([all.refetch(), hs === undefined ? null : fed.refetch()])}
        />
      )}
      {all.data === undefined && all.error === null && (
        <Loading what="Reading the weapons and their parts" lines={12} />
      )}
      {all.data !== undefined && (
        <div className="components-page">
          <WeaponList weapons={all.data.items} />
          <div className="components-main">
            {hs !== undefined && fed.data === undefined && fed.error === null && (
              <Loading what={`Looking for ${hs}`} lines={6} />
            )}
            {hs !== undefined && fed.data !== undefined && <Feeds code={hs} weapons={fed.data} />}
            {weapon !== undefined && chosen === undefined && (
              <p role="status">No weapon of the register is called “{weapon}”. Choose one of the list.</p>
            )}
            {chosen !== undefined && <OneWeapon weapon={chosen} answer={all.data} />}
            <Parts title={chosen?.title} />
          </div>
        </div>
      )}
      {all.error !== null && (
        <div className="components-main">
          <Parts title={weapon} />
        </div>
      )}
    </>
  );
}
