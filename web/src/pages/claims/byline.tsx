import type { CheckedClaim } from '../../api/types.ts';
import { formatDate } from '../../figures/dates.ts';
import { hostOf } from './words.ts';

/** Who published a claim, when and where. */
export function Byline({ claim: { publisher, published, link } }: { readonly claim: CheckedClaim['claim'] }) {
  return (
    <>
      {publisher ?? 'no publisher named'}
      {published !== null && `, ${formatDate(published)}`}
      {link !== null && (
        <>
          {', '}
          <a href={link} rel="noreferrer">
            {hostOf(link)}
          </a>
        </>
      )}
    </>
  );
}
