import { type KeyboardEvent, useRef, useState } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The marks of a drawing as buttons: one stop for the Tab key, arrow keys go from one to the next, Enter takes the one that
 * is reached and Escape lets go. `at` is the mark that is pointed at or has the focus.
 */
export function useMarks({
  keys,
  chosen,
  onChoose,
}: {
  readonly keys: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (key: string | null) => void;
}) {
  const holder = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const stop = keys.find((key) => key === last) ?? keys.find((key) => chosen.has(key)) ?? keys[0];
  const go = (index: number): void => {
    const key = keys[(index + keys.length) % keys.length] ?? '';
    holder.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(key)}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent, key: string): void => {
    const step = STEPS[event.key];
    const index = keys.indexOf(key);
    if (event.key === 'Enter' || event.key === ' ') onChoose(key);
    else if (event.key === 'Escape') onChoose(null);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (step === undefined) return;
    else go(index + step);
    event.preventDefault();
  };
  return {
    holder,
    at: at !== null && keys.includes(at) ? at : null,
    /** Of what belongs to a mark and is not in it, such as its words. */
    pointer: (key: string) => ({
      onClick: () => onChoose(key),
      onPointerEnter: () => setAt(key),
      onPointerLeave: () => setAt(null),
    }),
    propsOf: (key: string, label: string) =>
      ({
        role: 'button',
        'data-mark': key,
        'aria-label': label,
        'aria-pressed': chosen.has(key),
        tabIndex: key === stop ? 0 : -1,
        onClick: () => onChoose(key),
        onKeyDown: (event: KeyboardEvent) => pressed(event, key),
        onFocus: () => {
          setAt(key);
          setLast(key);
        },
        onBlur: () => setAt(null),
        onPointerEnter: () => setAt(key),
        onPointerLeave: () => setAt(null),
      }) as const,
  };
}
