import { HeadContent, Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Footer } from './footer.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const PAGES = [
  ['/', 'Scenario'],
  ['/findings', 'Findings'],
  ['/goods', 'Goods'],
  ['/corridors', 'Corridors'],
  ['/claims', 'Claims'],
  ['/evidence', 'Evidence'],
  ['/cases', 'Cases'],
  ['/data', 'Data'],
  ['/query', 'Query'],
] as const;

export function Layout() {
  const waiting = useRouterState({ select: (state) => state.isLoading });
  return (
    <>
      <HeadContent />
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="masthead">
        <Link to="/" className="wordmark">
          ENTREPOT
        </Link>
        <nav aria-label="Pages">
          {PAGES.map(([to, label]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {label}
            </Link>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <main id="main" tabIndex={-1} aria-busy={waiting}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
