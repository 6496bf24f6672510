import { chosen, oneOf, type RawSearch } from '../../url/search.ts';

export const PARTS = ['list', 'verify'] as const;

export const casesSearch = (search: RawSearch) => chosen({ show: oneOf(search, 'show', PARTS) });
