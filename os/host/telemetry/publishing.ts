import { BatchBuilder, isPath, rootOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { parse } from '../../namespace/parse.ts';
import type { Tx } from '../../store/unit.ts';
import type { Stream } from '../../stream/stream.ts';
import { tell, type Told } from '../events/outbox.ts';
import type { Hearing } from '../registry.ts';

/** Id under which the host itself hears. */
export const HOST = 'host';
const EVENT = 'host/point/v1';
const SUBSCRIPTION = 'host/points';

const payload = z.object({
  path: z.string(),
  value: z.union([z.number(), z.string(), z.boolean()]),
  time: z.number(),
});

/** How the host hears what apps publish. */
export const publishing: Hearing = {
  app: HOST,
  subscription: { name: SUBSCRIPTION, event: EVENT, handle: () => Promise.resolve() },
};

/**
 * Writes a point into the outbox beside what the app changed: it reaches the namespace after the commit, whatever happens
 * in between, and once, for it carries its time.
 * @throws input.invalid for a path that is none, or not this org's
 */
export async function publish(
  tx: Tx,
  path: string,
  value: number | string | boolean,
  at: Date,
  wake: () => void,
): Promise<void> {
  const own = await tx.row('select 1 from selvedge.roots where org_id = $1 and segment = $2', [
    tx.org,
    rootOf(path),
  ]);
  if (!isPath(path) || own === undefined)
    throw new SelvedgeError('input.invalid', {
      reason: { zh: `“${path}”不是本单位的路径。`, en: `“${path}” is no path of this organisation.` },
    });
  await tx.run(
    `insert into selvedge.event_places (org_id, subscription, event, xid, position)
     values ($1, $2, $3, 0, 0) on conflict do nothing`,
    [tx.org, SUBSCRIPTION, EVENT],
  );
  tell(tx, EVENT, path, { path, value, time: at.getTime() }, at);
  tx.afterCommit(wake);
}

/** Brings a published point into history. @throws store.unavailable: it is tried again */
export async function deliver(stream: Stream, told: Told): Promise<void> {
  const { path, value, time } = parse(payload, told.payload);
  const batch = new BatchBuilder(1);
  batch.add(path, time * 1000, value);
  await stream.accept(batch.take(), { connector: 'apps', credential: null });
}
