import './data.css';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../../layout/page-head.tsx';
import { Coverage } from './coverage/coverage.tsx';
import { Fetch } from './fetch.tsx';
import { LoadFiles } from './load/load-files.tsx';
import { Loads } from './loads.tsx';
import { TABS, type Tab } from './search.ts';

const NAMES: Readonly<Record<Tab, string>> = {
  coverage: 'Coverage',
  loads: 'Loads and vintages',
  load: 'Load a file',
  fetch: 'Fetch from UN Comtrade',
};

const LEADS: Readonly<Record<Tab, string>> = {
  coverage: 'Which office reported which months and years, and where the figures have holes.',
  loads: 'What was loaded, when, and what became of its rows. Nothing is ever overwritten.',
  load: 'Look at a file before it is loaded. All of its rows are loaded, or nothing.',
  fetch: 'Ask the UN’s database for what is missing. First it is counted, then it is fetched.',
};

const PANELS: Readonly<Record<Tab, () => ReactNode>> = {
  coverage: Coverage,
  loads: Loads,
  load: LoadFiles,
  fetch: Fetch,
};

export function DataPage() {
  const { show = 'coverage' } = useSearch({ from: '/data' });
  const Panel = PANELS[show];
  return (
    <>
      <PageHead title="Data" lead={LEADS[show]} tab={`${NAMES[show]} · Data`} />
      <nav className="tabs" aria-label="Parts of this page">
        {TABS.map((tab) => (
          <Link
            key={tab}
            to="/data"
            search={tab === 'coverage' ? {} : { show: tab }}
            aria-current={tab === show ? 'page' : undefined}
            className={tab === show ? 'here' : ''}
          >
            {NAMES[tab]}
          </Link>
        ))}
      </nav>
      <Panel />
    </>
  );
}
