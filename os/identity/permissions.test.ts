import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Titles } from '@selvedge/sdk/connector';
import {
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  isPermission,
  permissionsOf,
} from './permissions.ts';

/** What each role may do, once more by hand: changing the table is a decision. */
const EXPECTED: Readonly<Record<Role, readonly Permission[]>> = {
  owner: Object.keys(PERMISSIONS)
    .filter(isPermission)
    .filter((word) => word !== 'installation.operate'),
  manager: [
    'people.manage',
    'devices.manage',
    'tokens.own',
    'namespace.read',
    'namespace.write',
    'history.read',
    'history.write',
    'quarantine.adopt',
    'connections.manage',
    'audit.read',
  ],
  engineer: [
    'devices.manage',
    'tokens.own',
    'namespace.read',
    'namespace.write',
    'history.read',
    'history.write',
    'quarantine.adopt',
    'connections.manage',
  ],
  leader: ['namespace.read', 'history.read', 'tokens.own'],
  worker: ['namespace.read', 'history.read'],
  viewer: ['namespace.read', 'history.read'],
};

test('each role may do this and no more', () => {
  const sorted = (words: Iterable<string>): string[] => [...words].sort((one, two) => one.localeCompare(two));
  for (const role of ['owner', 'manager', 'engineer', 'leader', 'worker', 'viewer'] as const)
    assert.deepEqual(sorted(permissionsOf(role, false)), sorted(EXPECTED[role]), role);
  assert.deepEqual([...permissionsOf(null, false)], []);
  assert.deepEqual(sorted(permissionsOf(null, true)), sorted(Object.keys(PERMISSIONS)));
  assert.deepEqual(Object.keys(ROLES).length, 6);
});

test('every permission and role has a name in both languages', () => {
  const titles: Titles[] = [...Object.values(PERMISSIONS), ...Object.values(ROLES).map(({ title }) => title)];
  for (const { zh, en } of titles) assert.ok(zh !== '' && en !== '' && zh !== en);
});
