import { type ActionContext, on, type ValuesOf } from '@selvedge/sdk/app';
import { orderChanged, orderReleased, pricesSet } from '@selvedge/contracts/orders';
import { operation } from '../entities/operation.ts';
import { price } from '../entities/price.ts';

type Operations = ValuesOf<(typeof orderReleased)['payload']>['operations'];

/** Keeps names and minutes of an order's operations, and the prices they were released with, from the first piece. */
async function keepOperations(
  ctx: ActionContext,
  order: string,
  {
    number,
    style,
    operations,
  }: { readonly number: string; readonly style: string | null; readonly operations: Operations },
): Promise<void> {
  const known = await ctx.sql<{ id: string; code: string; style: string | null }>`
    select id, code, style from ${operation} where deleted_at is null and "order" = ${order}`;
  const ids = new Map(known.map((one) => [one.code, one.id]));
  const priced = await ctx.sql<{ operation: string }>`
    select distinct operation from ${price} where deleted_at is null and "order" = ${order} and in_force_at is not null`;
  const paid = new Set(priced.map((one) => one.operation));
  const whose = style ?? known[0]?.style ?? null;
  for (const { code, title, sam } of operations ?? []) {
    const id = ids.get(code);
    const facts = { orderNumber: number, style: whose, name: title, sam };
    if (id !== undefined) await ctx.records(operation).change(id, facts);
  }
  await ctx.records(operation).addAll(
    (operations ?? [])
      .filter(({ code }) => !ids.has(code))
      .map(({ code, title, sam }) => ({
        order,
        orderNumber: number,
        style: whose,
        code,
        name: title,
        sam,
      })),
  );
  await ctx.records(price).addAll(
    (operations ?? []).flatMap(({ code, price: each }) =>
      each === null || paid.has(code)
        ? []
        : [
            {
              scope: 'order',
              order,
              operation: code,
              price: each,
              per: 'piece',
              inForceAt: ctx.now.toISOString(),
            } as const,
          ],
    ),
  );
}

export const hearReleased = on(orderReleased, 'wages/prices-of-orders', (ctx, { subject, payload }) =>
  keepOperations(ctx, subject, payload),
);

/** Another version of the style may bring operations that the order did not have; what it pays already it pays on. */
export const hearChanged = on(
  orderChanged,
  'wages/operations-of-orders',
  async (ctx, { subject, payload }) => {
    if (payload.operations === null) return;
    await keepOperations(ctx, subject, {
      number: payload.number,
      style: null,
      operations: payload.operations,
    });
  },
);

/** A price that was pending counts from the first piece, a change from its day. */
export const hearPrices = on(pricesSet, 'wages/prices-set', async (ctx, { subject, payload }) => {
  const { from, reason, prices } = payload;
  await ctx.records(price).addAll(
    prices.map(
      ({ code, before, price: each }) =>
        ({
          scope: 'order',
          order: subject,
          operation: code,
          price: each,
          per: 'piece',
          since: before === null ? null : from,
          reason,
          inForceAt: ctx.now.toISOString(),
        }) as const,
    ),
  );
});
