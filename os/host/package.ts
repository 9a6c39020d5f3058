import type { AppDefinition } from '@selvedge/sdk/app';
import type { Tx } from '../store/unit.ts';
import { subscriptionsOf } from './registry.ts';

/** An installed app, as the database says. */
export interface Installed {
  readonly id: string;
  readonly version: string;
  /** Folder of its code, below <data>/apps. */
  readonly package: string;
  readonly previous: string | null;
}

/** Every installed app. System unit. */
export const listInstalled = (tx: Tx): Promise<Installed[]> =>
  tx.rows<Installed>('select id, version, package, previous from selvedge.apps order by id');

/** From now on this is the app's code; the one before is kept for going back. System unit. */
export async function switchTo(tx: Tx, { id, version }: AppDefinition, code: string): Promise<void> {
  await tx.run(
    `insert into selvedge.apps (id, version, package) values ($1, $2, $3)
     on conflict (id) do update set version = excluded.version, changed_at = now(), package = excluded.package,
       previous = case when apps.package = excluded.package then apps.previous else apps.package end`,
    [id, version, code],
  );
}

/**
 * Handlers of an app start hearing, from now on, in every org that has it (in an org's own unit: in that one); those that
 * hear already go on. What is being told at this moment by a transaction that began before is heard too.
 */
export async function placeSubscriptions(tx: Tx, definition: AppDefinition): Promise<void> {
  for (const { name, event } of subscriptionsOf(definition))
    await tx.run(
      `insert into selvedge.event_places (org_id, subscription, event, xid, position)
       select org_id, $2, $3, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0 from selvedge.app_orgs where app = $1 and enabled
       on conflict do nothing`,
      [definition.id, name, event],
    );
}
