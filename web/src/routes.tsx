import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorPage } from './layout/error-page.tsx';
import { Layout } from './layout/layout.tsx';
import { NotFound } from './layout/not-found.tsx';
import { casesSearch } from './pages/cases/search.ts';
import { claimSearch, claimsSearch } from './pages/claims/search.ts';
import { componentsSearch } from './pages/components/search.ts';
import { corridorSearch } from './pages/corridors/search.ts';
import { dataSearch } from './pages/data/search.ts';
import { evidenceSearch } from './pages/evidence/search.ts';
import { findingSearch } from './pages/finding/search.ts';
import { findingsSearch } from './pages/findings/search.ts';
import { goodsSearch } from './pages/goods/search.ts';
import { querySearch } from './pages/query/search.ts';
import { scenarioSearch } from './pages/scenario/search.ts';
import { Loading } from './states/loading.tsx';
import { parseSearch, stringifySearch } from './url/search.ts';

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: ErrorPage });

const scenario = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: scenarioSearch,
  component: lazyRouteComponent(() => import('./pages/scenario/page.tsx'), 'ScenarioPage'),
});

const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  validateSearch: findingsSearch,
  component: lazyRouteComponent(() => import('./pages/findings/page.tsx'), 'FindingsPage'),
});

const finding = createRoute({
  getParentRoute: () => root,
  path: '/findings/$id',
  validateSearch: findingSearch,
  component: lazyRouteComponent(() => import('./pages/finding/page.tsx'), 'FindingPage'),
});

const goods = createRoute({
  getParentRoute: () => root,
  path: '/goods',
  validateSearch: goodsSearch,
  component: lazyRouteComponent(() => import('./pages/goods/page.tsx'), 'GoodsPage'),
});

const corridors = createRoute({
  getParentRoute: () => root,
  path: '/corridors',
  validateSearch: corridorSearch,
  component: lazyRouteComponent(() => import('./pages/corridors/page.tsx'), 'CorridorsPage'),
});

const evidence = createRoute({
  getParentRoute: () => root,
  path: '/evidence',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(() => import('./pages/evidence/page.tsx'), 'EvidencePage'),
});

const components = createRoute({
  getParentRoute: () => root,
  path: '/components',
  validateSearch: componentsSearch,
  component: lazyRouteComponent(() => import('./pages/components/page.tsx'), 'ComponentsPage'),
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  validateSearch: dataSearch,
  component: lazyRouteComponent(() => import('./pages/data/page.tsx'), 'DataPage'),
});

const query = createRoute({
  getParentRoute: () => root,
  path: '/query',
  validateSearch: querySearch,
  component: lazyRouteComponent(() => import('./pages/query/page.tsx'), 'QueryPage'),
});

const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  validateSearch: claimsSearch,
  component: lazyRouteComponent(() => import('./pages/claims/page.tsx'), 'ClaimsPage'),
});

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claims/$id',
  validateSearch: claimSearch,
  component: lazyRouteComponent(() => import('./pages/claims/one/page.tsx'), 'ClaimPage'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('./pages/cases/page.tsx'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  validateSearch: () => ({}),
  component: lazyRouteComponent(() => import('./pages/cases/one/page.tsx'), 'CasePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    scenario,
    findings,
    finding,
    goods,
    corridors,
    claims,
    claim,
    cases,
    oneCase,
    evidence,
    components,
    data,
    query,
  ]),
  parseSearch,
  stringifySearch,
  // What a page does not know, or what is no value of it, is dropped from the address.
  search: { strict: true },
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="Opening the page" />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
