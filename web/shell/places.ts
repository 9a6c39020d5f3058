import type { Permission } from '../client/index.ts';

/** A page of the menu. `to` is its address, `may` what one needs to see it. */
export interface Place {
  readonly id:
    | 'overview'
    | 'apps'
    | 'namespace'
    | 'quarantine'
    | 'own'
    | 'people'
    | 'devices'
    | 'connections'
    | 'orgs'
    | 'audit'
    | 'system';
  readonly to: string;
  readonly may: readonly Permission[];
}

/** In the order of the menu; the first four stand in the phone's bottom bar. */
export const PLACES: readonly Place[] = [
  { id: 'overview', to: '/', may: ['namespace.read'] },
  { id: 'apps', to: '/apps', may: ['namespace.read'] },
  { id: 'namespace', to: '/namespace', may: ['namespace.read'] },
  { id: 'quarantine', to: '/quarantine', may: ['quarantine.adopt'] },
  { id: 'own', to: '/own', may: ['org.manage'] },
  { id: 'people', to: '/people', may: ['people.manage'] },
  { id: 'devices', to: '/devices', may: ['devices.manage', 'tokens.own'] },
  { id: 'connections', to: '/connections', may: ['connections.manage'] },
  { id: 'orgs', to: '/orgs', may: ['installation.operate'] },
  { id: 'audit', to: '/audit', may: ['audit.read'] },
  { id: 'system', to: '/system', may: ['installation.operate'] },
];

export const placesFor = (permissions: readonly Permission[]): Place[] =>
  PLACES.filter((place) => place.may.some((permission) => permissions.includes(permission)));

/** What everybody has before his eyes all day; the rest is an administrator’s. */
export const isDaily = (id: Place['id']): boolean => id === 'overview' || id === 'apps';

/** Whether an address lies within a place. */
export const isAt = (place: Place, address: string): boolean =>
  place.to === '/'
    ? address === '/'
    : address === place.to ||
      address.startsWith(`${place.to}/`) ||
      (place.id === 'apps' && address.startsWith('/a/')) ||
      (place.id === 'namespace' && /^\/(thing|types)(\/|$)/.test(address));
