import type { MappingSuggestion } from '../../../api/types.ts';
import type { Draft } from './mapping.ts';

const NUMBERS = [
  ['', '1234.5'],
  ['.,', '1,234.5'],
  [',', '1234,5'],
  [',.', '1.234,5'],
  [', ', '1 234,5'],
] as const;

const PERIODS = ['YYYY-MM', 'YYYYMM', 'YYYY-MM-DD', 'MM/YYYY', 'YYYY', 'YYYY52'] as const;

const TIMES = [
  [1, 'one'],
  [1000, 'thousands'],
  [10_000, 'ten thousands'],
  [1_000_000, 'millions'],
] as const;

/** How figures and periods are written, and words of the table for areas. What else was suggested is listed with its grounds. */
export function MappingSettings({
  draft,
  change,
  suggestion,
  unknown,
}: {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly suggestion: MappingSuggestion;
  /** Words that no vocabulary of areas knows. */
  readonly unknown: readonly string[];
}) {
  const { settings } = draft;
  const set = (key: string, value: unknown): void => {
    const { [key]: _before, ...rest } = settings;
    change({ ...draft, settings: value === undefined ? rest : { ...rest, [key]: value } });
  };
  const number = settings['number'] as { decimal?: string; thousands?: string } | undefined;
  const periods = settings['periods'] as readonly string[] | undefined;
  const rest = suggestion.settings.filter(({ key }) => !['currency', 'number', 'periods', 'times'].includes(key));
  const doubts = suggestion.missing.filter(({ key }) => key === 'number');
  return (
    <>
      <h3>How it is written</h3>
      <div className="choices">
        <label>
          Figures
          <select
            value={number === undefined ? '' : `${number.decimal ?? '.'}${number.thousands ?? ''}`}
            onChange={({ target: { value } }) =>
              set('number', value === '' ? undefined : { decimal: value.charAt(0), thousands: value.slice(1) })
            }
          >
            {NUMBERS.map(([style, example]) => (
              <option key={style} value={style}>
                {example}
              </option>
            ))}
          </select>
        </label>
        <label>
          Values are in
          <select
            value={String(settings['times'] ?? 1)}
            onChange={({ target: { value } }) => set('times', value === '1' ? undefined : Number(value))}
          >
            {TIMES.map(([times, words]) => (
              <option key={times} value={times}>
                {words} of the currency
              </option>
            ))}
          </select>
        </label>
        <label>
          Periods
          <select
            value={periods?.[0] ?? ''}
            onChange={({ target: { value } }) => set('periods', value === '' ? undefined : [value])}
          >
            <option value="">YYYY-MM, YYYYMM or YYYY</option>
            {PERIODS.map((style) => (
              <option key={style} value={style}>
                {style}
              </option>
            ))}
          </select>
        </label>
        <label className="wide">
          <span>
            Words for areas that no vocabulary knows <span className="technical">names</span>
          </span>
          <textarea
            rows={Math.max(2, Math.min(8, draft.names.split('\n').length))}
            value={draft.names}
            placeholder="Rußland = RUS, one a line"
            onChange={(event) => change({ ...draft, names: event.target.value })}
          />
        </label>
      </div>
      {unknown.length > 0 && (
        <p>
          Not known as areas: {unknown.join(', ')}.{' '}
          <button
            type="button"
            className="quiet"
            onClick={() =>
              change({
                ...draft,
                names: [draft.names.trimEnd(), ...unknown.map((word) => `${word} = `)].filter(Boolean).join('\n'),
              })
            }
          >
            List them above
          </button>
        </p>
      )}
      {(rest.length > 0 || doubts.length > 0) && (
        <ul className="notes">
          {doubts.map(({ hint }) => (
            <li key={hint}>
              <b>To be decided:</b> {hint}
            </li>
          ))}
          {rest.map(({ key, value, why }) => (
            <li key={key}>
              <code>{key}</code> {JSON.stringify(value)}: {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
