import { type ReactNode, useEffect, useState } from 'react';

const WIDE = '(min-width: 60.01rem)';

/** Filters beside the list; on a phone folded above it. */
export function FacetsFold({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const wide = matchMedia(WIDE);
    const follow = (): void => setOpen(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  return (
    <search aria-label="Filter the findings">
      <details className="facets" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Filters{count === 0 ? '' : ` (${count} set)`}</summary>
        {children}
      </details>
    </search>
  );
}
