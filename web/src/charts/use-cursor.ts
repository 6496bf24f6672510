import { type KeyboardEvent, type PointerEvent, useState } from 'react';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at) => at - 12,
  PageDown: (at) => at + 12,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * A cursor over the points of a chart, moved by pointer or keys; null when it rests.
 * @param nearest the point nearest to a place, in pixels from the left of the drawing.
 */
export function useCursor(count: number, nearest: (x: number) => number) {
  const [at, setAt] = useState<number | null>(null);
  const within = (index: number): number => Math.max(0, Math.min(count - 1, index));
  return {
    at: at === null || at >= count ? null : at,
    props: {
      tabIndex: 0,
      onKeyDown: (event: KeyboardEvent): void => {
        if (event.key === 'Escape') return setAt(null);
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        setAt(
          within(
            at === null
              ? event.key === 'ArrowLeft'
                ? count - 1
                : event.key === 'ArrowRight'
                  ? 0
                  : step(0, count)
              : step(at, count),
          ),
        );
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>): void => {
        setAt(within(nearest(event.clientX - event.currentTarget.getBoundingClientRect().left)));
      },
      onPointerLeave: (): void => setAt(null),
      onBlur: (): void => setAt(null),
    },
  };
}
