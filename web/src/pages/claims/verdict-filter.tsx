import { formatCount } from '../../figures/format.ts';
import { VERDICTS, type VerdictName } from './search.ts';
import { VERDICT_WORDS } from './words.ts';

/** How many claims came to which verdict; each is a switch that shows only these. */
export function VerdictFilter({
  counts,
  chosen,
  onChange,
}: {
  readonly counts: Readonly<Record<VerdictName, number>>;
  readonly chosen: readonly VerdictName[];
  readonly onChange: (chosen: readonly VerdictName[]) => void;
}) {
  return (
    <fieldset className="verdicts">
      <legend className="hidden">Show only</legend>
      {VERDICTS.map((verdict) => {
        const { name, sign, about } = VERDICT_WORDS[verdict];
        const on = chosen.includes(verdict);
        return (
          <button
            key={verdict}
            type="button"
            aria-pressed={on}
            className={`claim-${verdict}`}
            title={about}
            onClick={() => onChange(on ? chosen.filter((one) => one !== verdict) : [...chosen, verdict])}
          >
            <span className="claim-sign" aria-hidden="true">
              {sign}
            </span>
            <b className="num">{formatCount(counts[verdict])}</b> <span>{name}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
