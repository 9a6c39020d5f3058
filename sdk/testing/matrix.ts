import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppDefinition, Entity } from '../app/index.ts';
import { type AppHouse, type AppUser, Refused } from './house.ts';

const ROLES = ['owner', 'manager', 'engineer', 'leader', 'worker', 'viewer'] as const;
type Role = (typeof ROLES)[number];
const NOBODY = '01999999-9999-7999-8999-999999999999';

/** What somebody asks, and which permission of the app it needs. */
interface Ask {
  readonly name: string;
  readonly permission: string | null;
  readonly ask: (user: AppUser) => Promise<unknown>;
}

const shortOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** Every address that comes of a declaration. */
function asksOf(definition: AppDefinition): Ask[] {
  const { id: app, entities = [], actions = [], views = [], kpis = [] } = definition;
  return [
    ...entities.flatMap((entity) => recordAsks(app, entity)),
    ...actions.map(({ id, permission }) => ({
      name: `act ${id}`,
      permission,
      ask: (user: AppUser) => user.act(shortOf(id)),
    })),
    ...views.map(({ id, permission }) => ({
      name: `view ${id}`,
      permission,
      ask: (user: AppUser) => user.view(shortOf(id)),
    })),
    ...kpis.map(({ id, permission }) => ({
      name: `KPI ${id}`,
      permission,
      ask: (user: AppUser) => user.kpi(shortOf(id), { from: '2026-11-01', to: '2026-11-30' }),
    })),
  ];
}

function recordAsks(app: string, { id, read, ...entity }: Entity): Ask[] {
  const name = shortOf(id);
  const at = `/apps/${app}/records/${name}`;
  const write = entity.write ?? null;
  return [
    { name: `list ${id}`, permission: read, ask: (user) => user.list(name) },
    { name: `sum ${id}`, permission: read, ask: (user) => user.json('GET', `${at}/summary`) },
    { name: `get ${id}`, permission: read, ask: (user) => user.get(name, NOBODY) },
    { name: `add ${id}`, permission: write, ask: (user) => user.add(name, {}) },
    { name: `change ${id}`, permission: write, ask: (user) => user.change(name, NOBODY, {}) },
    { name: `remove ${id}`, permission: write, ask: (user) => user.remove(name, NOBODY) },
    {
      name: `restore ${id}`,
      permission: write,
      ask: (user) => user.json('POST', `${at}/${NOBODY}/restore`, {}),
    },
  ];
}

/** Permissions that a role of the org brings. */
const grantedTo = ({ roles = {} }: AppDefinition, role: Role): Set<string> =>
  new Set(
    Object.values(roles)
      .filter((one) => one.grantedTo?.includes(role) === true)
      .flatMap(({ permissions }) => permissions),
  );

async function statusOf(asked: Promise<unknown>): Promise<number> {
  try {
    await asked;
    return 200;
  } catch (error) {
    if (error instanceof Refused) return error.status;
    throw error;
  }
}

/**
 * Tests every address that comes of an app's declaration × every role of an org × own and other org: 403 exactly where the
 * permission is missing, 404 for an org that does not use the app.
 * @param stranger a user of an org in which the app is not switched on
 */
export function testPermissions(
  definition: AppDefinition,
  open: () => Promise<{ house: AppHouse; stranger: AppUser }>,
): void {
  test(`permissions of ${definition.id}: every address × every role × own and other org`, async () => {
    const { house, stranger } = await open();
    const asks = asksOf(definition);
    for (const role of ROLES) {
      const user = role === 'owner' ? await house.as('owner') : await house.as(role);
      const granted = grantedTo(definition, role);
      for (const { name, permission, ask } of asks) {
        const status = await statusOf(ask(user.in(definition.id)));
        const isAllowed = permission !== null && granted.has(permission);
        assert.equal(status === 403, !isAllowed, `${role}: ${name} answered ${status}`);
        assert.ok(status < 500 || status === 507, `${role}: ${name} answered ${status}`);
      }
    }
    for (const { name, ask } of asks)
      assert.equal(await statusOf(ask(stranger.in(definition.id))), 404, `stranger: ${name}`);
  });
}
