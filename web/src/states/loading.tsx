import { useEffect, useState } from 'react';

/** A skeleton that says what is being computed; it appears after 150 ms, so that quick answers do not flicker. */
export function Loading({ what, lines = 4 }: { readonly what: string; readonly lines?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={shown ? 'loading' : 'loading waiting'} role="status">
      {shown && <p>{what} …</p>}
      <div className="skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} />
        ))}
      </div>
    </div>
  );
}
