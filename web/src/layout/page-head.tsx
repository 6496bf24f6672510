import { type ReactNode, useEffect } from 'react';

/** The headline of a page, with its name in the browser's tab. `kicker` is the small line above it. */
export function PageHead({
  title,
  lead,
  kicker,
  tab,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly kicker?: ReactNode;
  /** For the tab, where `title` is not plain text. */
  readonly tab?: string;
}) {
  const name = tab ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    document.title = name === undefined ? 'Entrepot' : `${name} · Entrepot`;
  }, [name]);
  return (
    <div className="page-head">
      {kicker !== undefined && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead !== undefined && <p className="lead">{lead}</p>}
    </div>
  );
}
