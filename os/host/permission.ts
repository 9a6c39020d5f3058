import type { AppDefinition } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';

/** @throws permission.missing, in the app's own words */
export function demand(
  definition: AppDefinition,
  permissions: ReadonlySet<string>,
  permission: string,
): void {
  if (permissions.has(permission)) return;
  throw new SelvedgeError('permission.missing', {
    permission: definition.permissions[permission] ?? permission,
  });
}
