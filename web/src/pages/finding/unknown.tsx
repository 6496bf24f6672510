import { Link } from '@tanstack/react-router';
import type { ApiProblem } from '../../api/problem.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Empty } from '../../states/empty.tsx';
import { findingsSearch } from '../findings/search.ts';
import type { FindingSearch } from './search.ts';

/** No finding has this id: why that may be, and those that come close. */
export function UnknownFinding({
  id,
  problem,
  search,
}: {
  readonly id: string;
  readonly problem: ApiProblem;
  readonly search: FindingSearch;
}) {
  const found = problem.fields['close'];
  const close = Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
  return (
    <>
      <PageHead kicker="Finding" title="No finding has this id" tab="No such finding" />
      <Empty title={close.length > 0 ? `${close.length} come close` : 'Nothing comes close to it'}>
        <p>
          Asked for: <code>{id}</code>
        </p>
        {close.length > 0 ? (
          <ul>
            {close.map((one) => (
              <li key={one}>
                <Link to="/findings/$id" params={{ id: one }} search={search}>
                  {one}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p>
            It may belong to another scenario or to another state of the data: a change below the least amount of the
            scenario is not listed, and newer data can take a finding away.
          </p>
        )}
        <p>
          <Link to="/findings" search={findingsSearch(search)}>
            All findings
          </Link>
        </p>
      </Empty>
    </>
  );
}
