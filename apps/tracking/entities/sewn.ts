import { date, entity, follow, integer, readModel, ref, statement, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { workRecorded, workTakenBack } from '../contract.ts';
import { t } from '../words.ts';
import { record } from './record.ts';

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

/** What was sewn of an operation of an order on a day: kept, so that ninety days need not be added up when somebody looks. */
export const sewn = entity('tracking/sewn', {
  title: t('每天每道件数', 'Sewn by day and operation'),
  plural: t('每天每道件数', 'Sewn by day and operation'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    pieces: pieces('件数（不含返工）', 'Pieces, repairs left out'),
    paid: pieces('计薪件数（不含返工）', 'Of them paid'),
    ownRework: pieces('返自己的工', 'Repairs of own faults'),
    rework: pieces('返别人的工', 'Repairs of others’ faults'),
    people: integer({ title: t('人数', 'People'), required: true, unit: '人' }),
  },
  unique: [['order', 'operation', 'day']],
  indexes: [['day']],
  label: '{day} {operation} {pieces}',
  list: ['day', 'order', 'operation', 'pieces', 'paid', 'people'],
  sort: '-day',
  read: 'tracking.read',
});

export const sewnModel = readModel(sewn, {
  key: ['order', 'operation', 'day'],
  scope: ['order', 'operation', 'day'],
  rows: (scopes) => statement`
    select "order", operation, day,
      coalesce(sum(quantity) filter (where not is_rework), 0)::bigint as pieces,
      coalesce(sum(quantity) filter (where not is_rework and (worker is not null or "group" is not null)), 0)::bigint as paid,
      coalesce(sum(quantity) filter (where is_rework and fault = 'own'), 0)::bigint as own_rework,
      coalesce(sum(quantity) filter (where is_rework and fault is distinct from 'own'), 0)::bigint as rework,
      count(distinct coalesce(worker, "group")) filter (where quantity > 0)::bigint as people
    from ${record}
    where deleted_at is null and quantity <> 0 and operation is not null and ${scopes.among('"order"', 'operation', 'day')}
    group by 1, 2, 3`,
  follows: [
    follow(workRecorded, ({ payload: { order, operation, day } }) => [{ order, operation, day }]),
    follow(workTakenBack, ({ payload: { order, operation, day } }) => [{ order, operation, day }]),
  ],
});
