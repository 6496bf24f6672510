import { useEffect, useRef, useState } from 'react';

/** A field of the address that is typed; the address follows a moment later. */
export function SearchField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? '');
  const sent = useRef(value ?? '');
  useEffect(() => {
    if ((value ?? '') === sent.current) return;
    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      onChange(wanted === '' ? undefined : wanted);
    }, 120);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        type="search"
        value={text}
        maxLength={100}
        placeholder={hint}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
