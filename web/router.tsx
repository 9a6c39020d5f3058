import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { isObject, readListSearch } from './apps/list/search.ts';
import { type CatalogueSpan, isCatalogueSpan } from './apps/kpi/periods.ts';
import { Lost } from './parts/Lost.tsx';
import { PageFailure } from './parts/PageFailure.tsx';
import { Splash } from './parts/Splash.tsx';
import { LoginPage } from './pages/login/LoginPage.tsx';
import { readOwnSearch } from './own/search.ts';
import { readTrendSearch } from './chart/search.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: LoginPage,
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = text(search['to']);
    return to !== undefined && /^\/(?!\/)/.test(to) ? { to } : {};
  },
});

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./shell/Desk.tsx'), 'Desk'),
});

const overview = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.tsx'), 'OverviewPage'),
});
const namespaceRoot = createRoute({
  getParentRoute: () => desk,
  path: '/namespace',
  component: lazyRouteComponent(() => import('./pages/namespace/NamespacePage.tsx'), 'NamespacePage'),
});
const namespace = createRoute({
  getParentRoute: () => desk,
  path: '/namespace/$',
  component: lazyRouteComponent(() => import('./pages/namespace/NamespacePage.tsx'), 'NamespacePage'),
});
const types = createRoute({
  getParentRoute: () => desk,
  path: '/types',
  component: lazyRouteComponent(() => import('./pages/types/TypesPage.tsx'), 'TypesPage'),
});
const thing = createRoute({
  getParentRoute: () => desk,
  path: '/thing/$',
  component: lazyRouteComponent(() => import('./pages/thing/ThingPage.tsx'), 'ThingPage'),
  validateSearch: readTrendSearch,
});
const quarantine = createRoute({
  getParentRoute: () => desk,
  path: '/quarantine',
  component: lazyRouteComponent(() => import('./pages/quarantine/QuarantinePage.tsx'), 'QuarantinePage'),
});
const people = createRoute({
  getParentRoute: () => desk,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people/PeoplePage.tsx'), 'PeoplePage'),
});
const devices = createRoute({
  getParentRoute: () => desk,
  path: '/devices',
  component: lazyRouteComponent(() => import('./pages/devices/DevicesPage.tsx'), 'DevicesPage'),
  validateSearch: (search: Record<string, unknown>): { tab?: 'tokens' } =>
    search['tab'] === 'tokens' ? { tab: 'tokens' } : {},
});
const connections = createRoute({
  getParentRoute: () => desk,
  path: '/connections',
  component: lazyRouteComponent(() => import('./pages/connections/ConnectionsPage.tsx'), 'ConnectionsPage'),
});
const orgs = createRoute({
  getParentRoute: () => desk,
  path: '/orgs',
  component: lazyRouteComponent(() => import('./pages/orgs/OrgsPage.tsx'), 'OrgsPage'),
});
const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
  validateSearch: (search: Record<string, unknown>): { object?: string; who?: string } => {
    const object = text(search['object']);
    const who = text(search['who']);
    return { ...(object === undefined ? {} : { object }), ...(who === undefined ? {} : { who }) };
  },
});
const own = createRoute({
  getParentRoute: () => desk,
  path: '/own',
  component: lazyRouteComponent(() => import('./own/OwnLayout.tsx'), 'OwnLayout'),
});
const ownDesk = createRoute({
  getParentRoute: () => own,
  path: '/',
  component: lazyRouteComponent(() => import('./own/desk/OwnPage.tsx'), 'OwnPage'),
  validateSearch: readOwnSearch,
});
const ownField = createRoute({
  getParentRoute: () => own,
  path: '/field/$app/$entity',
  component: lazyRouteComponent(() => import('./own/field/FieldPage.tsx'), 'FieldPage'),
  validateSearch: (search: Record<string, unknown>): { name?: string } => {
    const name = text(search['name']);
    return name === undefined ? {} : { name };
  },
});
const ownEntity = createRoute({
  getParentRoute: () => own,
  path: '/entity/$name',
  component: lazyRouteComponent(() => import('./own/entity/EntityPage.tsx'), 'EntityPage'),
});
const ownRule = createRoute({
  getParentRoute: () => own,
  path: '/rule/$id',
  component: lazyRouteComponent(() => import('./own/rule/RulePage.tsx'), 'RulePage'),
});
const ownBoard = createRoute({
  getParentRoute: () => own,
  path: '/board/$name',
  component: lazyRouteComponent(() => import('./own/board/BoardPage.tsx'), 'BoardPage'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/board/$name',
  component: lazyRouteComponent(() => import('./own/board/WallPage.tsx'), 'WallPage'),
});
const system = createRoute({
  getParentRoute: () => desk,
  path: '/system',
  component: lazyRouteComponent(() => import('./pages/system/SystemPage.tsx'), 'SystemPage'),
});

const apps = createRoute({
  getParentRoute: () => desk,
  path: '/apps',
  component: lazyRouteComponent(() => import('./apps/catalogue/CataloguePage.tsx'), 'CataloguePage'),
});
const appSettings = createRoute({
  getParentRoute: () => desk,
  path: '/apps/$app',
  component: lazyRouteComponent(() => import('./apps/settings/AppSettingsPage.tsx'), 'AppSettingsPage'),
  validateSearch: (search: Record<string, unknown>): { tab?: 'people' | 'events' | 'models' } =>
    search['tab'] === 'people' || search['tab'] === 'events' || search['tab'] === 'models'
      ? { tab: search['tab'] }
      : {},
});
const appKpis = createRoute({
  getParentRoute: () => desk,
  path: '/apps/$app/kpis',
  component: lazyRouteComponent(() => import('./apps/kpi/KpiPage.tsx'), 'KpiPage'),
  validateSearch: (search: Record<string, unknown>): { every?: 'day' | 'week' | 'month' } =>
    search['every'] === 'day' || search['every'] === 'week' || search['every'] === 'month'
      ? { every: search['every'] }
      : {},
});
const kpis = createRoute({
  getParentRoute: () => desk,
  path: '/kpis',
  component: lazyRouteComponent(() => import('./apps/kpi/KpiCataloguePage.tsx'), 'KpiCataloguePage'),
  validateSearch: (search: Record<string, unknown>): { span?: CatalogueSpan } =>
    isCatalogueSpan(search['span']) ? { span: search['span'] } : {},
});
const app = createRoute({
  getParentRoute: () => desk,
  path: '/a/$app',
  component: lazyRouteComponent(() => import('./apps/home/AppPage.tsx'), 'AppPage'),
});
const appView = createRoute({
  getParentRoute: () => desk,
  path: '/a/$app/view/$view',
  component: lazyRouteComponent(() => import('./apps/view/ViewPage.tsx'), 'ViewPage'),
  validateSearch: (search: Record<string, unknown>): { input?: Readonly<Record<string, unknown>> } =>
    isObject(search['input']) ? { input: search['input'] } : {},
});
const appPage = createRoute({
  getParentRoute: () => desk,
  path: '/a/$app/page/$page',
  component: lazyRouteComponent(() => import('./apps/page/MountedPage.tsx'), 'MountedPage'),
});
const appList = createRoute({
  getParentRoute: () => desk,
  path: '/a/$app/$entity',
  component: lazyRouteComponent(() => import('./apps/list/ListPage.tsx'), 'ListPage'),
  validateSearch: readListSearch,
});
const appRecord = createRoute({
  getParentRoute: () => desk,
  path: '/a/$app/$entity/$id',
  component: lazyRouteComponent(() => import('./apps/record/RecordPage.tsx'), 'RecordPage'),
  validateSearch: (search: Record<string, unknown>): { edit?: true } =>
    search['edit'] === true ? { edit: true } : {},
});

const routes = root.addChildren([
  login,
  wall,
  desk.addChildren([
    own.addChildren([ownDesk, ownField, ownEntity, ownRule, ownBoard]),
    overview,
    namespaceRoot,
    namespace,
    types,
    thing,
    quarantine,
    people,
    devices,
    connections,
    orgs,
    audit,
    system,
    apps,
    appSettings,
    appKpis,
    kpis,
    app,
    appView,
    appPage,
    appList,
    appRecord,
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPendingComponent: Splash,
  defaultErrorComponent: PageFailure,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
