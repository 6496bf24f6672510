import type { ReactNode } from 'react';

/** Nothing matched: what was looked for, and what would widen it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state state-empty" role="status">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
