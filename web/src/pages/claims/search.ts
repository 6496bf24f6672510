import type { CheckedClaim } from '../../api/types.ts';
import { chosen, listOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export type VerdictName = CheckedClaim['verdict'];
export const VERDICTS = ['reproduced', 'reproduced-under', 'contradicted', 'not-testable'] as const;

const PARTS = ['list', 'check'] as const;

/** What is longer than this stays in the field only. */
export const LONGEST_IN_ADDRESS = 1500;

const filter = (search: RawSearch) => ({
  verdict: listOf(search, 'verdict')?.filter((word): word is VerdictName => VERDICTS.some((one) => one === word)),
  words: textOf(search, 'words'),
  asOf: textOf(search, 'asOf'),
});

export const claimsSearch = (search: RawSearch) =>
  chosen({
    show: oneOf(search, 'show', PARTS),
    ...filter(search),
    /** The text that is being checked. */
    text: textOf(search, 'text'),
  });

/** That of the list the reader came from, so that the way back leads to it. */
export const claimSearch = (search: RawSearch) => chosen(filter(search));

export type ClaimsSearch = ReturnType<typeof claimsSearch>;
