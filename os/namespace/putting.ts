import type { Tx } from '../store/unit.ts';
import { declareThings } from './declaring.ts';
import { thingInput, thingPath } from './input.ts';
import { findThing, getThing } from './listing.ts';
import { lockNamespace } from './namespace-lock.ts';
import { parse } from './parse.ts';
import { type Claim, requireRoot } from './roots.ts';
import type { Thing } from './thing.ts';

export interface Put {
  /** Null where it is new. */
  readonly before: Thing | null;
  readonly after: Thing;
}

/** Makes or changes one thing. @throws input.invalid, not.found for a root of another org */
export async function putThing(tx: Tx, path: string, input: unknown, claim: Claim): Promise<Put> {
  parse(thingPath, path);
  const declaration = parse(thingInput, input);
  await lockNamespace(tx, [tx.org ?? '']);
  await requireRoot(tx, path, claim);
  const before = await findThing(tx, path);
  await declareThings(tx, [{ ...declaration, path }]);
  return { before, after: await getThing(tx, path) };
}
