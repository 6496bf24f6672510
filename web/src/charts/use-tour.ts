import { type KeyboardEvent, useState } from 'react';

/** One of several parts of a drawing at a time, chosen by pointer or by the arrow keys; null when none is. */
export function useTour(ids: readonly string[]) {
  const [id, setId] = useState<string | null>(null);
  return {
    id,
    setId,
    props: {
      tabIndex: 0,
      onBlur: (): void => setId(null),
      onKeyDown: (event: KeyboardEvent): void => {
        if (event.key === 'Escape') return setId(null);
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step === undefined || ids.length === 0) return;
        event.preventDefault();
        const at = id === null ? (step > 0 ? -1 : 0) : ids.indexOf(id);
        setId(ids[(at + step + ids.length) % ids.length] ?? null);
      },
    },
  };
}
