import type { PreviewAnswer } from '../../../api/types.ts';
import { useApi } from '../../../api/use-api.ts';
import type { Reading } from './reading.ts';

/** Which formats fit and why the others do not; the encoding and the options of the one that is read. */
export function FormatChoice({
  answer,
  reading,
  change,
}: {
  readonly answer: PreviewAnswer;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
}) {
  const { data: formats = [] } = useApi('/formats');
  const chosen = reading.format ?? answer.format;
  const info = formats.find(({ format }) => format === chosen);
  const candidates = answer.candidates.filter(({ fits }) => fits);
  const others = answer.candidates.filter(({ fits }) => !fits);
  const pick = (format: string | undefined): void => change({ ...reading, format, options: {}, mapping: undefined });
  const titleOf = (id: string): string => formats.find(({ format }) => format === id)?.title ?? id;
  const known = candidates.filter(({ format }) => format !== 'csv');
  return (
    <section className="step" aria-labelledby="format-title">
      <h2 id="format-title">{headline(chosen, reading, known.length, candidates.length, titleOf)}</h2>
      <div className="choices">
        <label>
          Format
          <select value={reading.format ?? ''} onChange={(event) => pick(event.target.value || undefined)}>
            <option value="">recognise it</option>
            {formats.map(({ format, title }) => (
              <option key={format} value={format}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Text
          label="Encoding"
          hint="if not Unicode"
          list={['latin1', 'windows-1251', 'gb18030']}
          value={reading.encoding ?? ''}
          give={(text) => change({ ...reading, encoding: text || undefined })}
        />
        {info?.options.map(({ option, meaning }) => (
          <Text
            key={`${chosen} ${option}`}
            label={option}
            hint={meaning}
            value={reading.options[option] ?? ''}
            give={(text) => {
              const { [option]: _before, ...rest } = reading.options;
              change({ ...reading, options: text === '' ? rest : { ...rest, [option]: text } });
            }}
          />
        ))}
      </div>
      <ul className="candidates">
        {candidates.map(({ format, why }) => (
          <li key={format}>
            <span className="fits">fits</span> <b>{titleOf(format)}</b>: {why}
            {format !== chosen && !(format === 'csv' && answer.mapping !== null) && (
              <button type="button" className="quiet" onClick={() => pick(format)}>
                Read it so<span className="hidden">: {titleOf(format)}</span>
              </button>
            )}
          </li>
        ))}
        {others.length === 1 && candidates.length === 0 && (
          <li>
            <span className="fits not">does not fit</span> <b>{titleOf(others[0]?.format ?? '')}</b>: {others[0]?.why}
          </li>
        )}
      </ul>
      {(others.length > 1 || (others.length === 1 && candidates.length > 0)) && (
        <details open={candidates.length === 0}>
          <summary>
            Why {candidates.length === 0 ? `the ${others.length}` : `the other ${others.length}`} formats do not fit
          </summary>
          <ul className="candidates">
            {others.map(({ format, why }) => (
              <li key={format}>
                <b>{titleOf(format)}</b>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function headline(
  chosen: string | null,
  reading: Reading,
  known: number,
  fitting: number,
  titleOf: (id: string) => string,
): string {
  if (chosen === 'csv') return 'Read through a mapping of its columns';
  if (chosen !== null) return `${reading.format === undefined ? 'This is' : 'Read as'} ${titleOf(chosen)}`;
  if (known > 1) return `${known} formats fit: choose one`;
  return fitting > 0 ? 'No known format fits: say what its columns are' : 'No format can read this';
}

/** Given when the field is left or Enter is pressed, so that each letter does not ask the server. */
function Text({
  label,
  hint,
  value,
  list,
  give,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly list?: readonly string[];
  readonly give: (text: string) => void;
}) {
  const id = `list-${label}`;
  const done = (text: string): void => {
    if (text.trim() !== value) give(text.trim());
  };
  return (
    <label title={hint}>
      {label}
      <input
        key={value}
        defaultValue={value}
        placeholder={hint}
        list={list === undefined ? undefined : id}
        onBlur={(event) => done(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done(event.currentTarget.value);
        }}
      />
      {list !== undefined && (
        <datalist id={id}>
          {list.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </label>
  );
}
