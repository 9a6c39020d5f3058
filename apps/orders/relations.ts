import { relation } from '@selvedge/sdk/app';
import { openOrders } from './contract.ts';
import { order } from './entities/order.ts';
import { shipment } from './entities/shipment.ts';
import { OPEN } from './rules/states.ts';
import { t } from './words.ts';

const states = OPEN.map((state) => `'${state}'`).join(', ');

export const openRelation = relation(openOrders, {
  title: t('在产订单', 'Open orders'),
  from: (table) => `
    select o.org_id, o.id, o.number, o.customer, o.style, o.style_version, o.state, o.due, o.quantity,
      coalesce((select sum(s.quantity) from ${table(shipment)} s
        where s.org_id = o.org_id and s."order" = o.id and s.deleted_at is null), 0)::bigint as shipped
    from ${table(order)} o where o.deleted_at is null and o.state in (${states})`,
});
