import type { Permission, Role } from '../../client/index.ts';

export const ROLES: readonly Role[] = ['owner', 'manager', 'engineer', 'leader', 'worker', 'viewer'];

export const PERMISSIONS: readonly Permission[] = [
  'org.manage',
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
];

/** A permission's name among the texts: dots separate there, so it is written with a dash. */
export const permissionKey = (permission: Permission): string => permission.replace('.', '-');

/** True for a permission of the house; others are those of apps. */
export const isPermission = (word: string): word is Permission =>
  word === 'installation.operate' || PERMISSIONS.some((permission) => permission === word);
