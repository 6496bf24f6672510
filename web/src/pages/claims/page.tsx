import './claims.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHead } from '../../layout/page-head.tsx';
import { CheckText } from './check/check-text.tsx';
import { ClaimList } from './claim-list.tsx';
import { claimsSearch } from './search.ts';

const route = getRouteApi('/claims');

const PARTS = {
  list: {
    name: 'Published claims',
    lead: 'Each figure is computed anew from the loaded data, as it was claimed and under every other sensible reading.',
  },
  check: {
    name: 'Check a text',
    lead: 'Paste sentences that carry figures. What is understood of them is shown, and what is not; you correct it, the data answers.',
  },
} as const;

export function ClaimsPage() {
  const search = route.useSearch();
  const { show = 'list' } = search;
  return (
    <>
      <PageHead title="Claims" lead={PARTS[show].lead} tab={show === 'list' ? 'Claims' : 'Check a text · Claims'} />
      <nav className="tabs" aria-label="Parts of this page">
        {(['list', 'check'] as const).map((part) => (
          <Link
            key={part}
            to="/claims"
            search={claimsSearch({ ...search, show: part === 'list' ? undefined : part })}
            aria-current={part === show ? 'page' : undefined}
            className={part === show ? 'here' : ''}
          >
            {PARTS[part].name}
          </Link>
        ))}
      </nav>
      {show === 'list' ? <ClaimList /> : <CheckText />}
    </>
  );
}
