import './fields.css';
import { useEffect, useId, useState } from 'react';

const SHAPE = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

/** A month or a year, typed; it counts once it can be read. */
export function PeriodField({
  label,
  value,
  invalid = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly invalid?: boolean;
  readonly onChange: (period: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const bad = !SHAPE.test(text.trim());
  const done = (): void => {
    if (!bad && text.trim() !== value) onChange(text.trim());
  };
  return (
    <div className="field period">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="num"
        inputMode="numeric"
        placeholder="2022-03"
        value={text}
        aria-invalid={bad || invalid}
        aria-describedby={bad ? `${id}-problem` : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
        }}
      />
      {bad && (
        <p className="field-problem" id={`${id}-problem`}>
          A month such as 2022-03, or a year.
        </p>
      )}
    </div>
  );
}
