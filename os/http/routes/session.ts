import { join } from 'node:path';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { type Membership, membershipsOf } from '../../identity/people.ts';
import type { Principal } from '../../identity/principal.ts';
import type { House } from '../parts.ts';
import { openRoute, route } from '../route.ts';
import { locale, membership, permission, person } from '../shapes.ts';

const signedIn = z
  .object({ token: z.string(), person, orgs: z.array(membership), mustChangePassword: z.boolean() })
  .meta({ id: 'SignedIn' });

const session = z
  .object({
    person,
    orgs: z.array(membership),
    org: membership.extend({ timeZone: z.string(), dayStart: z.string() }).meta({ id: 'SessionOrg' }),
    permissions: z.array(permission),
    mustChangePassword: z.boolean(),
    version: z.string(),
  })
  .meta({ id: 'Session' });

const password = z.string().min(1).max(1000);

/** Orgs somebody may choose from: memberships, and for an operator all others too. */
async function choices(house: House, principal: Principal): Promise<z.input<typeof membership>[]> {
  const { items } = await house.identity.administration.listOrgs(principal, { limit: 500 });
  const own = await house.store.system((tx) => membershipsOf(tx, principal.person.id));
  const roleOf = (id: string): Membership['role'] | null =>
    own.find(({ orgId }) => orgId === id)?.role ?? null;
  return items.map(({ id, slug, title, kind }) => ({ id, slug, title, kind, role: roleOf(id) }));
}

export const sessionRoutes = [
  openRoute({
    method: 'POST',
    url: '/session',
    operation: 'signIn',
    summary: { zh: '登录', en: 'Sign in' },
    access: 'public',
    rate: 60,
    body: z.object({ login: z.string().min(1).max(200), password }),
    output: signedIn,
    async handle({ house, body, address, setCookie }) {
      const { token, person, orgs } = await house.identity.signIn(body.login, body.password, address);
      setCookie(token);
      return {
        token,
        person,
        orgs: orgs.map(({ orgId, slug, title, kind, role }) => ({ id: orgId, slug, title, kind, role })),
        mustChangePassword: person.mustChange,
      };
    },
  }),
  route({
    method: 'GET',
    url: '/session',
    operation: 'getSession',
    summary: { zh: '当前会话', en: 'The session as it stands' },
    access: 'session',
    beforePasswordChange: true,
    output: session,
    async handle({ house, principal }) {
      const { person, org, role, permissions } = principal;
      const { id, slug, title, kind, timeZone, dayStart } = org;
      return {
        person,
        orgs: await choices(house, principal),
        org: { id, slug, title, kind, role, timeZone, dayStart },
        permissions: [...permissions],
        mustChangePassword: person.mustChange && principal.via === 'session',
        version: house.version,
      };
    },
  }),
  route({
    method: 'DELETE',
    url: '/session',
    operation: 'signOut',
    summary: { zh: '退出登录', en: 'Sign out' },
    access: 'session',
    beforePasswordChange: true,
    async handle({ house, principal, token, setCookie }) {
      if (principal.via === 'session' && token !== null) await house.identity.signOut(token);
      setCookie(null);
    },
  }),
  route({
    method: 'POST',
    url: '/password',
    operation: 'changePassword',
    summary: { zh: '修改自己的密码', en: 'Change one’s own password' },
    access: 'session',
    beforePasswordChange: true,
    rate: 60,
    body: z.object({ current: password, next: password }),
    async handle({ house, principal, body, token }) {
      if (principal.via !== 'session') throw new SelvedgeError('session.required');
      const file = join(house.data, 'first-login.txt');
      await house.identity.changePassword(principal.person, body.current, body.next, token, file);
    },
  }),
  route({
    method: 'PATCH',
    url: '/me',
    operation: 'changeMe',
    summary: { zh: '修改自己的姓名与语言', en: 'Change one’s own name and language' },
    access: 'session',
    body: z.object({ name: z.string().optional(), locale: locale.optional() }),
    output: person,
    handle: async ({ house, principal, body }) => house.identity.administration.changeMe(principal, body),
  }),
];
