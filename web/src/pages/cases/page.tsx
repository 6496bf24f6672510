import './cases.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHead } from '../../layout/page-head.tsx';
import { CaseList } from './case-list.tsx';
import { PARTS } from './search.ts';
import { VerifyDossier } from './verify-dossier.tsx';

const route = getRouteApi('/cases');

const WORDS = {
  list: {
    name: 'Cases',
    lead: 'Findings, claims, evidence, figures and notes that belong together, in the order in which they are told.',
  },
  verify: {
    name: 'Verify a dossier',
    lead: 'Every figure of a dossier is made anew from the loaded data, and each source file is hashed again.',
  },
} as const;

export function CasesPage() {
  const { show = 'list' } = route.useSearch();
  return (
    <>
      <PageHead title="Cases" lead={WORDS[show].lead} tab={show === 'list' ? 'Cases' : 'Verify a dossier · Cases'} />
      <nav className="tabs" aria-label="Parts of this page">
        {PARTS.map((part) => (
          <Link
            key={part}
            to="/cases"
            search={part === 'list' ? {} : { show: part }}
            aria-current={part === show ? 'page' : undefined}
            className={part === show ? 'here' : ''}
          >
            {WORDS[part].name}
          </Link>
        ))}
      </nav>
      {show === 'list' ? <CaseList /> : <VerifyDossier />}
    </>
  );
}
