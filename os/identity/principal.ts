import type { Titles } from '@selvedge/sdk/connector';
import { rootOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Org } from './orgs.ts';
import { PERMISSIONS, type Permission, type Role, permissionsOf } from './permissions.ts';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** null = as the browser wishes. */
  readonly locale: 'zh' | 'en' | null;
  /** Operator of the installation: may act in every org. */
  readonly operator: boolean;
  /** The password is a one-time one: until it is changed the person may do nothing else. */
  readonly mustChange: boolean;
}

/** Who acts, in which org, and what they may do there. */
export interface Principal {
  readonly person: Person;
  readonly org: Org;
  /** Role in the org; null for an operator who is no member. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  /** What a token may be used for, permissions of apps included; null = whatever the person may do. */
  readonly scopes: ReadonlySet<string> | null;
  /** First segments of the org's paths. */
  readonly roots: readonly string[];
  readonly via: 'session' | 'token';
  /** Network address the request came from. */
  readonly address: string;
}

/** @throws permission.missing */
export function allow(principal: Principal, permission: Permission): void {
  if (principal.permissions.has(permission)) return;
  throw new SelvedgeError('permission.missing', { permission: PERMISSIONS[permission] satisfies Titles });
}

/** True when a path lies in the principal's org. */
export const owns = (principal: Principal, path: string): boolean => principal.roots.includes(rootOf(path));

/** Nobody gives a role, or rules over one, that may do more than he himself. */
export function mayRule(principal: Principal, role: Role): boolean {
  return [...permissionsOf(role, false)].every((permission) => principal.permissions.has(permission));
}
