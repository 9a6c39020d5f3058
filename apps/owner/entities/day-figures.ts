import { boolean, date, entity, integer, money } from '@selvedge/sdk/app';
import { MONEY, READ } from '../fields.ts';
import { t } from '../words.ts';

const amount = (zh: string, en: string) => money({ title: t(zh, en), scale: 4, readableBy: MONEY });

/** Figures of a day that is over, as they were reckoned last: late records of a week are taken in each night. */
export const dayFigures = entity('owner/dayFigures', {
  title: t('每天的数', 'Figures of a day'),
  plural: t('每天的数', 'Figures of days'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    output: integer({ title: t('产出', 'Output'), required: true, unit: '件' }),
    came: integer({ title: t('出勤', 'People'), required: true, unit: '人' }),
    wages: amount('工资', 'Wages'),
    outside: amount('外发', 'Subcontract'),
    pending: integer({
      title: t('没定价的件数', 'Pieces without a price'),
      required: true,
      readableBy: MONEY,
      default: 0,
    }),
    isWorked: boolean({ title: t('有人干活', 'Worked'), required: true }),
  },
  unique: [['day']],
  label: '{day}',
  list: ['day', 'output', 'came', 'wages', 'outside'],
  sort: '-day',
  read: READ,
});
