import type { Tx } from '../store/unit.ts';

/** Channel on which every running platform hears which credentials are gone. */
export const REVOKED = 'selvedge_revoked';

/** Tells, at the commit, that a device or token is gone: whoever is connected with it is disconnected. */
export async function revoke(tx: Tx, key: string): Promise<void> {
  await tx.run('select pg_notify($1, $2)', [REVOKED, key]);
}
