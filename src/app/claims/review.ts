import { layoutOf } from '../../lake/layout.ts';
import { readSnapshot } from '../../lake/snapshot.ts';
import type { VerdictName } from '../../verify/judge.ts';
import type { Context } from '../context.ts';
import { VERSION } from '../version.ts';
import type { CheckedClaim } from './check.ts';
import { claims } from './claims.ts';

/** schema.org's ClaimReview, one a claim, as JSON-LD. */
export interface ClaimReviews {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly Readonly<Record<string, unknown>>[];
}

/** On a scale of 1 to 5; a claim that cannot be tested has no rating. */
const RATINGS: Readonly<Record<VerdictName, number | null>> = {
  reproduced: 5,
  'reproduced-under': 4,
  contradicted: 1,
  'not-testable': null,
};

const WORDS: Readonly<Record<VerdictName, string>> = {
  reproduced: 'Reproduced',
  'reproduced-under': 'Reproduced under another reading',
  contradicted: 'Contradicted',
  'not-testable': 'Not testable with the loaded data',
};

/** The verdicts on all known claims. The date is that of the snapshot, so the same data gives the same bytes. */
export async function claimReviews(
  context: Context,
  parameters: { readonly asOf?: string | undefined },
): Promise<ClaimReviews> {
  const answer = await claims(context, parameters);
  const { at } = await readSnapshot(layoutOf(context.lake), answer.snapshot);
  return { '@context': 'https://schema.org', '@graph': answer.claims.map((one) => review(one, answer.snapshot, at)) };
}

function review(
  { claim, verdict, under, why }: CheckedClaim,
  snapshot: string,
  at: string | null,
): Record<string, unknown> {
  const rating = RATINGS[verdict];
  return {
    '@type': 'ClaimReview',
    identifier: `${claim.id}@${snapshot}`,
    ...(at === null ? {} : { datePublished: at.slice(0, 10) }),
    author: { '@type': 'Organization', name: `Entrepot ${VERSION}, on the data of snapshot ${snapshot}` },
    claimReviewed: claim.text,
    reviewBody: why,
    itemReviewed: {
      '@type': 'Claim',
      identifier: claim.id,
      ...(claim.publisher === null ? {} : { author: { '@type': 'Organization', name: claim.publisher } }),
      ...(claim.published === null ? {} : { datePublished: claim.published }),
      ...(claim.link === null ? {} : { appearance: { '@type': 'CreativeWork', url: claim.link } }),
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: under === null ? WORDS[verdict] : `Reproduced ${under}`,
      ...(rating === null ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
    },
  };
}
