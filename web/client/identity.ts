import type { Transport } from './transport.ts';
import type { Device, Org, OrgKind, Page, Permission, Person, Role, Session, Title, Token } from './types.ts';

/** People, orgs, credentials. */
export const identityClient = (transport: Transport) => ({
  signIn: (login: string, password: string) =>
    transport.json<Pick<Session, 'person' | 'orgs' | 'mustChangePassword'>>('POST', '/session', {
      json: { login, password },
    }),
  session: (signal?: AbortSignal) => transport.json<Session>('GET', '/session', { signal }),
  signOut: () => transport.done('DELETE', '/session'),
  changePassword: (current: string, next: string) =>
    transport.done('POST', '/password', { json: { current, next } }),
  changeMe: (change: { name?: string; locale?: string }) => transport.done('PATCH', '/me', { json: change }),

  orgs: async (signal?: AbortSignal) =>
    (await transport.json<Page<Org>>('GET', '/orgs', { query: { limit: 500 }, signal })).items,
  addOrg: (org: { slug: string; title: Title; kind: OrgKind; timeZone?: string }) =>
    transport.json<Org>('POST', '/orgs', { json: org }),
  changeOrg: (slug: string, change: Partial<Pick<Org, 'title' | 'timeZone' | 'dayStart' | 'historyDays'>>) =>
    transport.done('PATCH', `/orgs/${encodeURIComponent(slug)}`, { json: change }),
  joinCluster: (slug: string, cluster: string) =>
    transport.done('PUT', `/orgs/${encodeURIComponent(slug)}/clusters/${encodeURIComponent(cluster)}`),
  leaveCluster: (slug: string, cluster: string) =>
    transport.done('DELETE', `/orgs/${encodeURIComponent(slug)}/clusters/${encodeURIComponent(cluster)}`),

  people: (after?: string, signal?: AbortSignal) =>
    transport.json<Page<Person>>('GET', '/people', { query: { after }, signal }),
  addPerson: (person: { login: string; name: string; role: Role }) =>
    transport.json<Person & { password?: string }>('POST', '/people', { json: person }),
  changePerson: (id: string, change: { name?: string; role?: Role; active?: boolean }) =>
    transport.done('PATCH', `/people/${id}`, { json: change }),
  resetPassword: (id: string) =>
    transport.json<{ password: string }>('POST', `/people/${id}/password`, { json: {} }),
  roles: async (signal?: AbortSignal) =>
    (
      await transport.json<{ roles: Readonly<Record<Role, readonly Permission[]>> }>('GET', '/roles', {
        signal,
      })
    ).roles,

  tokens: async (signal?: AbortSignal) =>
    (await transport.json<Page<Token>>('GET', '/tokens', { signal })).items,
  addToken: (token: { name: string; scopes: readonly Permission[]; expires?: string }) =>
    transport.json<Token & { token: string }>('POST', '/tokens', { json: token }),
  revokeToken: (id: string) => transport.done('DELETE', `/tokens/${id}`),

  devices: (after?: string, signal?: AbortSignal) =>
    transport.json<Page<Device>>('GET', '/devices', { query: { after }, signal }),
  addDevice: (device: { name: string; path: string; access: 'write' | 'read' | 'both' }) =>
    transport.json<{ id: string; username: string; secret: string }>('POST', '/devices', { json: device }),
  revokeDevice: (id: string) => transport.done('DELETE', `/devices/${id}`),
});
