import { follow, readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { orderChanged, orderReleased, pricesSet, releasedOrders } from '@selvedge/contracts/orders';
import { step } from '../entities/step.ts';

const touched = ({ subject: order }: { readonly subject: string }) => [{ order }];

/** Minutes as the order has them: a later version of the style does not touch it. The output is what is marked, else the last. */
export const stepsModel = readModel(step, {
  key: ['order', 'code'],
  scope: ['order'],
  rows: (scopes: Scopes) => statement`
    select distinct on (o.id, p.one->>'code') o.id as "order", o.style, p.one->>'code' as code, p.one->>'title' as name,
      p.place, round((p.one->>'sam')::numeric * 10000)::bigint as sam,
      coalesce((p.one->>'samIsEstimated')::boolean, false) as sam_is_estimated,
      p.one->>'code' = coalesce(
        (select e->>'code' from jsonb_array_elements(o.operations) e where (e->>'isOutput')::boolean limit 1),
        o.operations->-1->>'code') as is_output
    from (select id, style, operations from ${releasedOrders} where ${scopes.among('id')} offset 0) o
      cross join lateral jsonb_array_elements(o.operations) with ordinality as p(one, place)
    order by o.id, p.one->>'code', p.place`,
  follows: [follow(orderReleased, touched), follow(orderChanged, touched), follow(pricesSet, touched)],
});
