import { Link } from '@tanstack/react-router';
import type { CheckedClaim } from '../../api/types.ts';
import { Byline } from './byline.tsx';
import { FiguresTable } from './figures-table.tsx';
import { type ClaimsSearch, claimSearch } from './search.ts';
import { Verdict } from './verdict.tsx';

/** A claim in the list: verdict, sentence, who said it, what was stated beside what was computed. */
export function ClaimItem({ checked, search }: { readonly checked: CheckedClaim; readonly search: ClaimsSearch }) {
  const { claim, verdict, under, why, statements, from } = checked;
  return (
    <article className="claim-item" aria-labelledby={`claim-${claim.id}`}>
      <div className="claim-said">
        <p className="claim-top">
          <Verdict verdict={verdict} under={under} />
        </p>
        <h2 id={`claim-${claim.id}`}>
          <Link to="/claims/$id" params={{ id: claim.id }} search={claimSearch(search)}>
            {claim.text}
          </Link>
        </h2>
        <p className="claim-by">
          <Byline claim={claim} />
          {from === 'register' && ' · kept here'}
        </p>
      </div>
      <div className="claim-found">
        <FiguresTable statements={statements} />
        <p>{why}</p>
      </div>
    </article>
  );
}
