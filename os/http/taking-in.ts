import type { Batch, IngestResult } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { House } from './parts.ts';
import { normalise } from './problem.ts';
import type { Sender } from './sender.ts';

/** Commits under way at once: the next batch is read while one is being stored. */
const MOST_UNDER_WAY = 4;

/** A body that was stored in part: the batches before the fault are kept, and said. */
export class PartlyStored extends SelvedgeError {
  readonly stored: IngestResult;
  constructor(cause: SelvedgeError, stored: IngestResult) {
    super(cause.code, cause.details, { cause, fields: cause.fields });
    this.stored = stored;
  }
}

/**
 * Stores batches as they are read; resolves when the last one is committed.
 * @throws PartlyStored, or the fault itself when nothing was stored
 */
export async function takeIn(
  house: House,
  sender: Sender,
  batches: AsyncIterable<Batch>,
): Promise<IngestResult> {
  const total = { accepted: 0, quarantined: 0, rejected: 0 };
  const underWay = new Set<Promise<void>>();
  let failure: { readonly thrown: unknown } | null = null;
  const store = async (batch: Batch): Promise<void> => {
    try {
      const result = await house.stream.accept(batch, sender.source);
      total.accepted += result.accepted;
      total.quarantined += result.quarantined;
      total.rejected += result.rejected;
    } catch (thrown) {
      failure ??= { thrown };
    }
  };
  try {
    for await (const batch of batches) {
      await sender.check(batch);
      const isOrdered = batch.paths.every((path) => house.namespace.series.resolve(path) >= 0);
      // A new path is first made known: points of it that follow must not overtake.
      if (!isOrdered) await Promise.all(underWay);
      if (failure !== null) break;
      const storing = store(batch).finally(() => underWay.delete(storing));
      underWay.add(storing);
      if (!isOrdered) await storing;
      else if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
    }
  } catch (thrown) {
    failure ??= { thrown };
  }
  await Promise.all(underWay);
  if (failure === null) return total;
  const error = normalise(failure.thrown);
  throw total.accepted + total.quarantined === 0 ? error : new PartlyStored(error, total);
}
