import type { MappingSuggestion, PreviewAnswer } from '../../../api/types.ts';
import { Scroll } from '../../../layout/scroll.tsx';
import { CopyButton } from '../../../states/copy.tsx';
import { type Draft, lacking, mappingOf, NEEDED, ROLES, type Role, roleOf, withRole, yamlOf } from './mapping.ts';
import { MappingSettings } from './mapping-settings.tsx';

const WORDS = new Map<string, string>(ROLES);

/** What each column of a table is, and what the table itself does not say. */
export function MappingEditor({
  answer,
  suggestion,
  draft,
  change,
  check,
}: {
  readonly answer: PreviewAnswer;
  readonly suggestion: MappingSuggestion;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly check: () => void;
}) {
  const rows = answer.files[0]?.sample ?? [];
  const missing = lacking(draft);
  const hints = new Map(suggestion.missing.map(({ key, hint }) => [key, hint]));
  const unsaid = NEEDED.filter((role) => draft.columns[role] === undefined);
  const yaml = yamlOf(mappingOf(draft));
  const give = (role: Role, text: string): void =>
    change({ ...draft, constants: { ...draft.constants, [role]: text } });
  return (
    <section className="step mapping" aria-labelledby="mapping-title">
      <h2 id="mapping-title">What each column is</h2>
      <p>
        Suggested from the names and the values; nothing is taken for granted. Change what is wrong, fill in what the
        table does not say, then check it.
      </p>
      <Scroll label="Columns of the table">
        <table className="mapping-columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Holds, for example</th>
              <th scope="col">Is</th>
              <th scope="col">Suggested because</th>
            </tr>
          </thead>
          <tbody>
            {suggestion.columns.map(({ column, means, confidence, why }, at) => {
              const role = roleOf(draft, column);
              return (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td className="examples">{examplesOf(rows, at)}</td>
                  <td>
                    <select
                      aria-label={`What ${column} is`}
                      value={role ?? ''}
                      onChange={(event) => change(withRole(draft, column, (event.target.value || undefined) as Role))}
                    >
                      <option value="">not used</option>
                      {ROLES.map(([id, words]) => (
                        <option key={id} value={id}>
                          {words} ({id})
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    {means !== null && <span className={`confidence ${confidence}`}>{confidence}</span>}{' '}
                    {role === (means ?? undefined) ? why : <span className="faint">you chose otherwise</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <h3>The same for all rows</h3>
      <div className="choices">
        {unsaid.map((role) => (
          <label key={role}>
            <span>
              {WORDS.get(role)} <span className="technical">{role}</span>
            </span>
            <input
              value={draft.constants[role] ?? ''}
              placeholder={PLACEHOLDERS[role]}
              title={hints.get(role)}
              onChange={(event) => give(role, event.target.value)}
            />
          </label>
        ))}
        {(['source', 'title', 'licence'] as const).map((key) => (
          <label key={key}>
            <span>
              {OFFICE[key][0]} <span className="technical">{key}</span>
            </span>
            <input
              value={draft[key]}
              placeholder={OFFICE[key][1]}
              {...(key === 'source' ? { pattern: '[a-z0-9][a-z0-9\\-]{1,40}' } : {})}
              onChange={(event) => change({ ...draft, [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <MappingSettings draft={draft} change={change} suggestion={suggestion} unknown={unknownIn(answer, draft)} />
      <details>
        <summary>As a mapping file</summary>
        <pre className="yaml">{yaml}</pre>
        <CopyButton text={yaml} label="Copy the mapping" />
        <p className="faint">
          Kept as mapping.yml it does the same in the terminal: <code>entrepot load csv FILE --map mapping.yml</code>
        </p>
      </details>
      <p className="load-buttons">
        <button type="button" className="main" disabled={missing.length > 0} onClick={check}>
          Check this mapping
        </button>
        {missing.length > 0 && (
          <span className="faint">Still to say: {missing.map((key) => WORDS.get(key) ?? key).join(', ')}.</span>
        )}
      </p>
    </section>
  );
}

const PLACEHOLDERS: Readonly<Partial<Record<Role, string>>> = {
  reporter: 'such as KGZ',
  partner: 'such as RUS',
  flow: 'export or import',
  product: 'TOTAL, or a code',
  period: 'such as 2022-03',
  value: 'choose its column',
  currency: 'such as USD',
};

const OFFICE = {
  source: ['whose figures', 'such as my-office'],
  title: ['what the table is', 'Exports by month'],
  licence: ['on what terms', 'such as open, with attribution'],
} as const;

function examplesOf(rows: readonly (readonly (string | null)[])[], at: number): string {
  const seen = new Set(rows.map((row) => row[at] ?? '').filter((cell) => cell !== ''));
  return [...seen].slice(0, 3).join(', ');
}

/** Words that the last check found no area for, and that are not told yet. */
function unknownIn({ problems }: PreviewAnswer, { names }: Draft): string[] {
  const words = problems.flatMap(({ value, expected }) =>
    expected.startsWith('a known area') && value !== null && value !== undefined ? [value] : [],
  );
  const told = new Set(names.split('\n').map((line) => line.slice(0, line.lastIndexOf('=')).trim()));
  return [...new Set(words)].filter((word) => !told.has(word));
}
