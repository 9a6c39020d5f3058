import { date, decimal, entity, integer, ref } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

const count = (zh: string, en: string, unit: string) => integer({ title: t(zh, en), required: true, unit });
const minutes = (zh: string, en: string) =>
  decimal({ title: t(zh, en), scale: 4, unit: '分钟', required: true });

/** What a team brought out of an order on a day, and the minutes that went into it: rows of `models/effort.ts`. */
export const effort = entity('efficiency/effort', {
  title: t('组日订单', 'Team, day and order'),
  plural: t('组日订单', 'Teams, days and orders'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    booked: count('各工序件数', 'Pieces of all operations', '件'),
    pieces: count('产出', 'Output', '件'),
    earned: minutes('挣得分钟', 'Earned minutes'),
    estimated: minutes('其中估算', 'Of it estimated'),
    withoutSam: count('没有工时的件数', 'Pieces without SAM', '件'),
    minutes: count('出勤分钟', 'Minutes present', '分钟'),
  },
  unique: [['day', 'team', 'order']],
  label: '{day} {pieces}',
  sort: '-day',
  read: 'efficiency.read',
});
