import { date, integer, list, money, object, view } from '@selvedge/sdk/app';
import { MONEY, READ } from '../fields.ts';
import { week as weekOf } from '../floor/days.ts';
import { shown } from '../rules/amount.ts';
import { t } from '../words.ts';

const amount = (zh: string, en: string) => money({ title: t(zh, en), readableBy: MONEY });

export const week = view('owner/week', {
  title: t('这一周', 'The week'),
  summary: t('最近七天每天产出、出勤、花了多少。', 'Output, people and cost of each of the last seven days.'),
  permission: READ,
  input: {},
  output: {
    days: list({
      title: t('每天', 'Days'),
      required: true,
      item: object({
        title: t('一天', 'Day'),
        fields: {
          day: date({ title: t('工作日', 'Work day'), required: true }),
          output: integer({ title: t('产出', 'Output'), required: true, unit: '件' }),
          came: integer({ title: t('出勤', 'People'), required: true, unit: '人' }),
          wages: amount('工资', 'Wages'),
          outside: amount('外发', 'Subcontract'),
        },
      }),
    }),
  },
  handle: async (ctx) => ({
    days: (await weekOf(ctx)).map(({ day, output, came, wages, outside }) => ({
      day,
      output,
      came,
      wages: wages === null ? null : shown(wages),
      outside: outside === null ? null : shown(outside),
    })),
  }),
});
