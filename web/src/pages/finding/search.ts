import { chosen, flagOf, type RawSearch } from '../../url/search.ts';
import { findingsSearch } from '../findings/search.ts';

/** That of the list the reader came from, so that the next finding of it can be named; and what was opened here. */
export const findingSearch = (search: RawSearch) =>
  chosen({ ...findingsSearch(search), match: flagOf(search, 'match') });

export type FindingSearch = ReturnType<typeof findingSearch>;
