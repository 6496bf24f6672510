import type { VerdictName } from './search.ts';
import { VERDICT_WORDS } from './words.ts';

/** A verdict as a word with its sign. */
export function Verdict({ verdict, under }: { readonly verdict: VerdictName; readonly under?: string | null }) {
  const { name, sign, about } = VERDICT_WORDS[verdict];
  return (
    <span className={`claim-verdict claim-${verdict}`} title={about}>
      <span className="claim-sign" aria-hidden="true">
        {sign}
      </span>{' '}
      {verdict === 'reproduced-under' && under != null ? `reproduced: ${under}` : name}
    </span>
  );
}
