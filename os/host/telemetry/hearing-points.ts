import type { Tx } from '../../store/unit.ts';
import { actionContext } from '../context.ts';
import type { Errands } from '../errands.ts';
import type { PointHearing } from '../registry.ts';
import type { Reading } from './readings.ts';
import { stateChanges } from './states.ts';

/** Runs a handler of points or states in its org's unit, in the name of the platform. */
export async function hearPoints(
  errands: Errands,
  tx: Tx,
  { app, subscription }: PointHearing,
  readings: readonly Reading[],
): Promise<void> {
  const { errand, registry } = await errands.ofPlatform(tx, app, `points ${subscription.name}`);
  const ctx = actionContext(tx, registry, errand);
  if (subscription.hears === 'points')
    return subscription.handle(
      ctx,
      readings.map(({ point }) => point),
    );
  const changes = await stateChanges(tx, subscription.name, readings);
  if (changes.length > 0) await subscription.handle(ctx, changes);
}
