import type { ListedEvidence } from '../../api/types.ts';

/** An item for tests, of which only what matters is said. */
export const item = (id: string, more: Partial<ListedEvidence>): ListedEvidence => ({
  id,
  kind: 'cooperation',
  title: id,
  statement: id,
  channel: null,
  date: '2022',
  until: null,
  from: null,
  via: [],
  to: null,
  parties: [],
  sites: [],
  sources: [],
  reliability: 'F',
  credibility: '6',
  status: 'reported',
  links: { goods: [], countries: [], parties: [], findings: [], claims: [] },
  footprints: [],
  origin: 'register',
  revision: 1,
  match: null,
  ...more,
});
