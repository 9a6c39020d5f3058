import { date, entity, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** Pieces of a day by team, worker, order and operation: rows of `models/made.ts`. */
export const made = entity('efficiency/made', {
  title: t('每天完成件数', 'Pieces of a day'),
  plural: t('每天完成件数', 'Pieces of days'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
  },
  unique: [['day', 'order', 'team', 'worker', 'operation']],
  indexes: [['day'], ['worker', 'day'], ['team', 'day'], ['order']],
  label: '{day} {operation}',
  sort: '-day',
  read: 'efficiency.people',
});
