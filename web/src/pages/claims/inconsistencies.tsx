import { Link } from '@tanstack/react-router';
import type { Inconsistency } from '../../api/types.ts';
import { type ClaimsSearch, claimSearch } from './search.ts';

const RULES: Readonly<Record<Inconsistency['rule'], string>> = {
  'same-figure': 'the same figure for different things',
  'two-figures': 'two figures for one thing',
  'share-over-one': 'shares over the whole',
  'unequal-windows': 'windows that are not alike',
  'zero-base': 'a base of zero',
  'code-not-in-force': 'a code that did not exist',
  'stated-ratio': 'a ratio that its own figures do not give',
};

/** Where claims do not agree with each other or with themselves, whatever the data says. */
export function Inconsistencies({
  all,
  search,
  except,
  linked = true,
}: {
  readonly all: readonly Inconsistency[];
  readonly search: ClaimsSearch;
  /** The claim that is being read: it is not linked. */
  readonly except?: string;
  /** Whether the claims have a page. */
  readonly linked?: boolean;
}) {
  return (
    <ul className="inconsistencies">
      {all.map(({ rule, severity, claims, why }) => (
        <li key={`${rule} ${claims.join(' ')}`} className={`inconsistency-${severity}`}>
          <p className="inconsistency-head">
            <span className="claim-sign" aria-hidden="true">
              {severity === 'conflict' ? '!' : '⚑'}
            </span>{' '}
            <b>{severity}</b>: {RULES[rule]}
          </p>
          <p>{why}</p>
          <p className="claim-by">
            {claims
              .filter((id) => id !== except)
              .map((id, at) => (
                <span key={id}>
                  {at > 0 && ' · '}
                  {linked ? (
                    <Link to="/claims/$id" params={{ id }} search={claimSearch(search)}>
                      {id}
                    </Link>
                  ) : (
                    <code>{id}</code>
                  )}
                </span>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
