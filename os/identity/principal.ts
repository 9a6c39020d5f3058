import type { Org } from './orgs.ts';
import type { Permission, Role } from './permissions.ts';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly locale: string;
  /** Operator of the installation: may act in every org. */
  readonly operator: boolean;
  readonly mustChange: boolean;
}

/** Who acts, in which org, and what they may do there. */
export interface Principal {
  readonly person: Person;
  readonly org: Org;
  /** Role in the org; null for an operator who is no member. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly via: 'session' | 'token';
  /** Network address the request came from. */
  readonly address: string;
}
