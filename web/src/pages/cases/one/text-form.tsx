import { type FormEvent, useEffect, useId, useRef, useState } from 'react';

/** A text that is edited in its place. */
export function TextForm({
  label,
  text: before,
  needed = false,
  isBusy,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly text: string;
  /** Whether it may not be empty. */
  readonly needed?: boolean;
  readonly isBusy: boolean;
  readonly onSave: (text: string) => Promise<boolean>;
  readonly onCancel?: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  const isInPlace = onCancel !== undefined;
  useEffect(() => {
    if (isInPlace) field.current?.focus();
  }, [isInPlace]);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await onSave(text.trim())) && !isInPlace) setText('');
  };
  return (
    <form className="text-form" onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        maxLength={20_000}
        required={needed}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel?.();
        }}
      />
      <div className="text-buttons">
        <button type="submit" disabled={isBusy || (needed && text.trim() === '')}>
          {isInPlace ? 'Save' : 'Add it'}
        </button>
        {isInPlace && (
          <button type="button" onClick={onCancel}>
            Leave it as it was
          </button>
        )}
      </div>
    </form>
  );
}
