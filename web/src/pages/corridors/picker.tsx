import './fields.css';
import { type KeyboardEvent, useId, useState } from 'react';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Several words out of many: what is chosen stands before the box, what is typed is looked up. */
export function Picker({
  label,
  hint,
  chosen,
  named,
  suggest,
  read,
  problem,
  onText,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly chosen: readonly string[];
  readonly named: (value: string) => string;
  readonly suggest: (text: string) => readonly Option[];
  /** What a typed text means, where nothing that was suggested is taken; or null. */
  readonly read: (text: string) => string | null;
  readonly problem: string | undefined;
  readonly onText?: (text: string) => void;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [unread, setUnread] = useState<string | null>(null);
  const options = open && text.trim() !== '' ? suggest(text.trim()) : [];
  const said = unread ?? problem;
  const type = (next: string): void => {
    setText(next);
    setOpen(true);
    setActive(-1);
    setUnread(null);
    onText?.(next);
  };
  const take = (value: string): void => {
    if (!chosen.includes(value)) onChange([...chosen, value]);
    type('');
    setOpen(false);
  };
  const enter = (): void => {
    const value = options[active]?.value ?? read(text.trim()) ?? (options.length === 1 ? options[0]?.value : undefined);
    if (value !== undefined) take(value);
    else setUnread(options.length > 0 ? 'Choose one of the list.' : `Nothing is called “${text.trim()}”.`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + options.length) % options.length);
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Backspace' && text === '' && chosen.length > 1) onChange(chosen.slice(0, -1));
  };
  return (
    <div className="field picker">
      <label htmlFor={id}>{label}</label>
      {chosen.length > 0 && (
        <ul className="chips" aria-label={`${label}, chosen`}>
          {chosen.map((value) => (
            <li key={value}>
              <span>{named(value)}</span>
              {chosen.length > 1 && (
                <button
                  type="button"
                  aria-label={`Remove ${named(value)}`}
                  onClick={() => onChange(chosen.filter((one) => one !== value))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        role="combobox"
        autoComplete="off"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
        aria-invalid={said !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-problem`}
        placeholder={hint}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
      />
      {options.length > 0 && (
        <div className="options" id={`${id}-list`} role="listbox" aria-label={label}>
          {options.map(({ value, label: words }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box
            <div
              key={value}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(value)}
            >
              <span>{words}</span>
            </div>
          ))}
        </div>
      )}
      <FieldProblem id={`${id}-problem`} text={said} />
    </div>
  );
}

export function FieldProblem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p className="field-problem" id={id} role="alert">
      {text}
    </p>
  );
}
