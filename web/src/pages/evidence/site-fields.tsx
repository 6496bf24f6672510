import type { SiteDraft } from './draft.ts';

const PARTS = [
  ['name', 'Name', 'text'],
  ['country', 'Country', 'text'],
  ['lat', 'Latitude', 'decimal'],
  ['lon', 'Longitude', 'decimal'],
  ['note', 'What is there', 'text'],
] as const;

/** Places by coordinates, as many as there are. */
export function SiteFields({
  sites,
  onChange,
}: {
  readonly sites: readonly SiteDraft[];
  readonly onChange: (sites: readonly SiteDraft[]) => void;
}) {
  return (
    <div className="site-fields">
      {sites.map((site, row) => (
        <div key={site.key} className="site-row" role="group" aria-label={`Place ${row + 1}`}>
          {PARTS.map(([part, label, mode]) => (
            <label key={part} className={mode === 'decimal' ? 'short' : undefined}>
              <span>{label}</span>
              <input
                value={site[part]}
                inputMode={mode}
                required={part !== 'note'}
                {...(part === 'country' ? { list: 'evidence-areas' } : {})}
                {...(mode === 'decimal' ? { pattern: '-?\\d{1,3}(\\.\\d+)?' } : {})}
                onChange={(event) =>
                  onChange(sites.map((one) => (one === site ? { ...one, [part]: event.target.value } : one)))
                }
              />
            </label>
          ))}
          <button type="button" className="quiet" onClick={() => onChange(sites.filter((one) => one !== site))}>
            Remove<span className="hidden"> place {row + 1}</span>
          </button>
        </div>
      ))}
      <button
        type="button"
        className="quiet"
        onClick={() =>
          onChange([...sites, { key: crypto.randomUUID(), name: '', country: '', lat: '', lon: '', note: '' }])
        }
      >
        Add a place by coordinates
      </button>
    </div>
  );
}
