import { useEffect, useRef, useState } from 'react';

/** Looks for goods by code or words as one types; the address follows a moment later. */
export function GoodsSearch({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (goods: string | undefined) => void;
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
      <span>Goods</span>
      <input
        type="search"
        value={text}
        maxLength={100}
        placeholder="code or words"
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
