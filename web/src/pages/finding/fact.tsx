import type { ReactNode } from 'react';

/** One figure of a finding with its name above and what it means below. */
export function Fact({
  label,
  figure,
  children,
}: {
  readonly label: ReactNode;
  readonly figure: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        <span className="fact-figure">{figure}</span>
        {children !== undefined && <div className="fact-more">{children}</div>}
      </dd>
    </div>
  );
}

/** With a sign, and a true minus. */
export function signed(value: number, format: (size: number) => string): string {
  return `${value < 0 ? '−' : '+'}${format(Math.abs(value))}`;
}
