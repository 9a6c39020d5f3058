import { choice, date, decimal, entity, integer, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { TARGET_SOURCES } from '../fields/words.ts';
import { t } from '../words.ts';

/** What a team is to bring out on a day, of an order or of all it sews, and what that was reckoned from. */
export const target = entity('efficiency/target', {
  title: t('目标', 'Target'),
  plural: t('目标', 'Targets'),
  fields: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    pieces: integer({ title: t('目标件数', 'Pieces'), required: true, min: 0, max: 1_000_000, unit: '件' }),
    people: decimal({ title: t('人数', 'People'), scale: 1, min: '0' }),
    minutes: integer({ title: t('每人分钟', 'Minutes each'), min: 0, max: 1440, unit: '分钟' }),
    efficiency: decimal({ title: t('计划效率', 'Planned efficiency'), scale: 2, min: '0', unit: '%' }),
    sam: decimal({ title: t('每件工时', 'SAM of a piece'), scale: 4, min: '0', unit: '分' }),
    source: choice({ title: t('来源', 'From'), options: TARGET_SOURCES, required: true, default: 'set' }),
  },
  unique: [['team', 'day', 'order']],
  indexes: [['day']],
  label: '{day} {pieces}',
  list: ['team', 'day', 'order', 'pieces', 'people', 'minutes', 'efficiency', 'sam', 'source'],
  sort: '-day',
  read: 'efficiency.read',
});
