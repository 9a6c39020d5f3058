import { relation } from '@selvedge/sdk/app';
import { customers, openOrders, releasedOrders, styleVersions } from './contract.ts';
import { customer } from './entities/customer.ts';
import { order } from './entities/order.ts';
import { shipment } from './entities/shipment.ts';
import { styleVersion } from './entities/style-version.ts';
import { style } from './entities/style.ts';
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

/** Of an operation only what is named here: what it pays is in none of it. */
export const releasedRelation = relation(releasedOrders, {
  title: t('已下达的订单', 'Released orders'),
  from: (table) => `
    select o.org_id, o.id, o.number, o.style, o.snapshot->>'styleNumber' as style_number,
      o.snapshot->>'styleName' as style_name,
      (select y.picture from ${table(style)} y where y.org_id = o.org_id and y.id = o.style) as style_picture, o.style_version, o.state, o.due, o.quantity, o.tolerance_over,
      o.tolerance_short, o.shipping_marks, o.lines, o.snapshot->'sizes' as sizes,
      nullif(o.snapshot->'sizeSpec', 'null') as size_spec,
      (select jsonb_agg(jsonb_build_object('code', p.step->'code', 'title', p.step->'title', 'part', p.step->'part',
          'after', p.step->'after', 'isJoin', p.step->'isJoin', 'joins', p.step->'joins', 'isOutput', p.step->'isOutput',
          'sam', p.step->'sam', 'samIsEstimated', p.step->'samIsEstimated') order by p.place)
        from jsonb_array_elements(nullif(o.snapshot->'operations', 'null')) with ordinality as p(step, place)) as operations
    from ${table(order)} o where o.deleted_at is null and o.snapshot is not null`,
});

export const customerRelation = relation(customers, {
  title: t('客户', 'Customers'),
  from: (table) => `select org_id, id, name from ${table(customer)} where deleted_at is null`,
});

export const versionRelation = relation(styleVersions, {
  title: t('款式版本', 'Style versions'),
  from: (table) => `
    select v.org_id, v.id, v.style, y.number as style_number, y.name as style_name, v.number, v.status,
      (select jsonb_agg(jsonb_build_object('code', p.step->'code', 'title', p.step->'title', 'part', p.step->'part',
          'machineType', p.step->'machineType', 'isOutput', p.step->'isOutput', 'sam', p.step->'sam',
          'samIsEstimated', p.step->'samIsEstimated') order by p.place)
        from jsonb_array_elements(nullif(v.operations, 'null')) with ordinality as p(step, place)) as operations
    from ${table(styleVersion)} v join ${table(style)} y on y.org_id = v.org_id and y.id = v.style
    where v.deleted_at is null and y.deleted_at is null`,
});
