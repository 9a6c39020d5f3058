import { type ActionContext, statement } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { record } from '../entities/record.ts';
import { booking } from '../rules/booking.ts';
import { remaining } from '../rules/capacity.ts';
import { isOn } from '../rules/routing.ts';
import { Drafted } from './drafted.ts';
import { heldWhere } from './held-bundles.ts';
import { joiningsOf } from './joining.ts';
import { OVER } from './over.ts';
import type { Standing } from './standing.ts';
import type { Worker } from './worker.ts';
import { drafts, type Stamp, tell } from './writing.ts';

/** Pieces that were sewn, without a ticket: of an order or of all open ones of a style, of a colour and size or of any. */
export interface Report {
  readonly order?: string | null;
  readonly style?: string | null;
  readonly colour?: string | null;
  readonly size?: string | null;
  readonly operation: string;
  readonly quantity: number;
}

export interface Reported {
  readonly pieces: number;
  readonly shares: readonly { readonly record: string; readonly number: string; readonly pieces: number }[];
  /** Bundles on which the operation is sewn. */
  readonly bundles: readonly Standing[];
  /** Booked by the same report before. */
  readonly isRepeated: boolean;
}

/** Shares a quantity out over the open bundles that it can be of, in their order; nothing beyond what came to the operation. */
export async function reportOn(
  ctx: ActionContext,
  { order, style, colour, size, operation, quantity }: Report,
  worker: Worker,
  stamp: Stamp,
): Promise<Reported> {
  const found = await heldWhere(
    ctx,
    statement`b."order" in (select o.id from ${releasedOrders} o where o.state <> all(${OVER})
        and (${order ?? null}::uuid is null or o.id = ${order ?? null}::uuid)
        and (${style ?? null}::uuid is null or o.style = ${style ?? null}::uuid))
      and (${colour ?? null}::text is null or b.colour = ${colour ?? null})
      and (${size ?? null}::text is null or b.size = ${size ?? null})`,
  );
  const bundles = found.filter(({ bench: { routing, parts } }) => isOn(routing, parts, operation));
  const before = bundles.flatMap(({ bundle, records }) =>
    records
      .filter(({ scan, kind }) => scan === stamp.scan && kind === 'done')
      .map(({ id, quantity: pieces }) => ({ record: id, number: bundle.number, pieces })),
  );
  const drafted = new Drafted();
  let left = quantity - sum(before);
  for (const one of bundles) {
    const step = one.bench.routing.byCode.get(operation);
    const standing = drafted.seen(one);
    if (step === undefined || left <= 0 || remaining(standing.bench, step) === 0) continue;
    const wish = { codes: [operation], with: [], isOverridden: false };
    const joins = await joiningsOf(ctx, standing, wish, (part) => drafted.seen(part));
    const ready = new Map([...joins].map(([code, join]) => [code, join.ready]));
    const decided = booking(standing.bench, { codes: [operation], good: left, scrap: 0 }, ready);
    const own = { ...decided, lines: decided.lines.filter(({ isRework }) => !isRework) };
    drafted.add(drafts(standing, own, stamp, {}, joins), worker.name);
    left -= own.lines.reduce((all, one_) => all + one_.quantity, 0);
  }
  const stored = await ctx.records(record).addAll(drafted.drafts);
  await tell(ctx, stored);
  const numbers = new Map(bundles.map(({ bundle }) => [bundle.id, bundle.number]));
  const added = stored
    .filter(({ kind }) => kind === 'done')
    .map(({ id, bundle, quantity: pieces }) => ({ record: id, number: numbers.get(bundle) ?? '', pieces }));
  const isRepeated = before.length > 0 && added.length === 0;
  const shares = isRepeated ? before : added;
  return { pieces: sum(shares), shares, bundles, isRepeated };
}

const sum = (shares: readonly { readonly pieces: number }[]): number =>
  shares.reduce((all, { pieces }) => all + pieces, 0);
