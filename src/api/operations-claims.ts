import { ClaimAnswer, ClaimReviews, ClaimsAnswer, KeptClaims, RemovedClaim } from './contract/answers/claims.ts';
import { DraftsAnswer } from './contract/answers/drafts.ts';
import { ClaimParameters, ClaimsParameters, ClaimsSent, ClaimsToKeep, TextSent } from './contract/parameters/claims.ts';
import type { Operation } from './operation.ts';

const own = {
  tag: 'Claims',
  lane: 'quick',
  fresh: true,
  given: (asked: Readonly<Record<string, unknown>>) => asked,
} as const;
const reads = { ...own, method: 'get', scope: 'read' } as const;

export const CLAIM_OPERATIONS: readonly Operation[] = [
  {
    ...reads,
    useCase: 'claims',
    path: '/claims',
    summary: 'The claims that ship and those that were kept, each with its verdict',
    query: ClaimsParameters,
    answer: ClaimsAnswer,
    command: 'entrepot claims list',
  },
  {
    ...reads,
    useCase: 'claims-review',
    path: '/claims/review',
    summary: "The same as schema.org's ClaimReview, JSON-LD",
    query: ClaimsParameters,
    answer: ClaimReviews,
    command: 'entrepot claims review',
  },
  {
    ...reads,
    useCase: 'claim',
    path: '/claims/{claim}',
    summary: 'One claim with its verdict, its alternatives and the series behind it',
    parameters: ClaimParameters,
    query: ClaimsParameters,
    answer: ClaimAnswer,
    command: 'entrepot claims show CLAIM',
  },
  {
    ...own,
    useCase: 'claims-check',
    method: 'post',
    scope: 'read',
    path: '/claims/check',
    summary: 'Recompute the figures of claims that are sent, and judge them',
    body: ClaimsSent,
    answer: ClaimsAnswer,
    command: 'entrepot claims check FILE',
  },
  {
    ...own,
    useCase: 'claims-parse',
    method: 'post',
    scope: 'read',
    path: '/claims/parse',
    summary: 'Draft claims of the sentences of a text that state figures on trade',
    body: TextSent,
    answer: DraftsAnswer,
    command: 'entrepot claims parse FILE',
  },
  {
    ...own,
    useCase: 'claims-keep',
    method: 'post',
    scope: 'load',
    path: '/claims',
    summary: "Keep claims in the lake's register",
    body: ClaimsToKeep,
    answer: KeptClaims,
    command: 'entrepot claims keep FILE',
  },
  {
    ...own,
    useCase: 'claim-remove',
    method: 'post',
    scope: 'load',
    path: '/claims/{claim}/remove',
    summary: 'Take a claim out of the register; its history stays',
    parameters: ClaimParameters,
    answer: RemovedClaim,
    command: 'entrepot claims remove CLAIM',
  },
];
