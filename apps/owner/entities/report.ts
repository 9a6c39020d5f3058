import { date, entity, list, moment } from '@selvedge/sdk/app';
import { MONEY, READ, sentenceField } from '../fields.ts';
import { t } from '../words.ts';

const lines = (zh: string, en: string) => ({ title: t(zh, en), item: sentenceField, maxItems: 200 }) as const;

/** What the owner's page said at the set hour, in the same words; kept as it was. */
export const report = entity('owner/report', {
  title: t('日报', 'Daily report'),
  plural: t('日报', 'Daily reports'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    at: moment({ title: t('几点的数', 'As of'), required: true }),
    lines: list({ ...lines('三句话', 'Three lines'), required: true }),
    details: list({ ...lines('明细', 'Details'), required: true }),
    money: list({ ...lines('金额', 'Amounts'), readableBy: MONEY }),
  },
  unique: [['day']],
  label: '{day}',
  list: ['day', 'at'],
  sort: '-day',
  read: READ,
});
