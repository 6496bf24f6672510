import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { CheckedClaim, Draft } from '../../../api/types.ts';
import { Missing } from '../one/missing.tsx';
import { StatementPart } from '../one/statement.tsx';
import { Verdict } from '../verdict.tsx';
import { type Edited, lacking } from './edited.ts';
import { DraftFields } from './fields.tsx';
import { FIELD_WORDS } from './pieces.ts';
import { Sentence } from './sentence.tsx';

/** One sentence: what was understood and what was not, its fields, and what the data says of it. */
export function DraftPart({
  draft,
  edited,
  checked,
  snapshot,
  isKept,
  isBusy,
  onChange,
  onCheck,
  onKeep,
}: {
  readonly draft: Draft;
  readonly edited: Edited;
  readonly checked: CheckedClaim | undefined;
  readonly snapshot: string;
  readonly isKept: boolean;
  readonly isBusy: boolean;
  readonly onChange: (next: Partial<Edited>) => void;
  readonly onCheck: () => void;
  readonly onKeep: () => void;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(!draft.complete);
  const lacks = lacking(edited);
  return (
    <section className="draft" aria-label={`Line ${draft.line}: ${edited.text}`}>
      <Sentence draft={draft} />
      {draft.doubts.length > 0 && (
        <ul className="draft-doubts" aria-label="Not understood, or to be read otherwise">
          {draft.doubts.map(({ field, text, why }) => (
            <li key={`${field} ${text} ${why}`}>
              <span aria-hidden="true">⚑ </span>
              {field !== null && <b>{FIELD_WORDS[field]}: </b>}
              {text !== null && <>“{text}” </>}
              {why}
            </li>
          ))}
        </ul>
      )}
      <details className="draft-edit" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{lacks.length === 0 ? 'Correct what was understood' : 'Fill in what is missing'}</summary>
        <DraftFields edited={edited} onChange={onChange} />
      </details>
      <div className="draft-buttons">
        <button type="button" disabled={lacks.length > 0 || isBusy} aria-describedby={`${id}-lacks`} onClick={onCheck}>
          Check it
        </button>
        {checked !== undefined && !isKept && (
          <button type="button" disabled={isBusy} onClick={onKeep}>
            Keep it in the register
          </button>
        )}
        {isKept && (
          <p role="status">
            Kept:{' '}
            <Link to="/claims/$id" params={{ id: edited.id }}>
              {edited.id}
            </Link>
          </p>
        )}
        <p id={`${id}-lacks`} className="faint">
          {lacks.length > 0 && `Not known yet: ${lacks.join(', ')}.`}
        </p>
      </div>
      {checked !== undefined && (
        <div className="draft-verdict" role="status">
          <p>
            <Verdict verdict={checked.verdict} under={checked.under} /> {checked.why}
          </p>
          {checked.statements.map((statement, at) => (
            <StatementPart
              key={statement.statistic}
              statement={statement}
              id={`${id}-${at}`}
              asOf={snapshot}
              alone={checked.statements.length === 1}
            />
          ))}
          <Missing statements={checked.statements} />
        </div>
      )}
    </section>
  );
}
