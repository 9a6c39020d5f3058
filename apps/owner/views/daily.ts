import { date, list, moment, object, view } from '@selvedge/sdk/app';
import { report } from '../entities/report.ts';
import { MONEY, READ, sentenceField } from '../fields.ts';
import { t } from '../words.ts';

const lines = (zh: string, en: string) => ({ title: t(zh, en), item: sentenceField, maxItems: 200 }) as const;

export const daily = view('owner/daily', {
  title: t('某天的日报', 'Report of a day'),
  summary: t(
    '那天日报的话和数，原样；不填日期 = 最近一份。',
    'The report of a day as it was; without a day the last.',
  ),
  permission: READ,
  input: { day: date({ title: t('工作日', 'Work day') }) },
  output: {
    report: object({
      title: t('日报', 'Report'),
      fields: {
        day: date({ title: t('工作日', 'Work day'), required: true }),
        at: moment({ title: t('几点的数', 'As of'), required: true }),
        lines: list({ ...lines('三句话', 'Three lines'), required: true }),
        details: list({ ...lines('明细', 'Details'), required: true }),
        money: list({ ...lines('金额', 'Amounts'), readableBy: MONEY }),
      },
    }),
  },
  async handle(ctx, { day }) {
    const { items } = await ctx
      .records(report)
      .list({ where: day === null ? {} : { day }, sort: '-day', limit: 1 });
    const [found] = items;
    if (found === undefined) return { report: null };
    const { day: of, at, lines: three, details, money } = found;
    return { report: { day: of, at, lines: three, details, money } };
  },
});
