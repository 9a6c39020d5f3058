import { boolean, choice, integer, settings } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** What an owner sets once. */
export const ownerSettings = settings({
  reportHour: integer({
    title: t('每天几点发日报', 'Hour of the daily report'),
    help: t('0 = 不发；按工厂当地时间', '0 = none; on the factory’s clocks'),
    required: true,
    default: 0,
    min: 0,
    max: 23,
    unit: '点',
  }),
  tellsMoney: boolean({
    title: t('发出去的日报写金额', 'The report that is sent tells amounts'),
    help: t(
      '群里的人、手机锁屏上都看得到。',
      'Everybody in the group reads them, and whoever sees a locked phone.',
    ),
    required: true,
    default: false,
  }),
  language: choice({
    title: t('日报用什么语言发', 'Language of the report that is sent'),
    options: { zh: t('中文', 'Chinese'), en: t('英文', 'English') },
    required: true,
    default: 'zh',
  }),
  paceDays: integer({
    title: t('按最近几个工作日的速度预计', 'Days of work on which the pace is measured'),
    required: true,
    default: 5,
    min: 1,
    max: 14,
  }),
  finishingDays: integer({
    title: t('车完到装车要几个工作日', 'Days of work from the last piece sewn to the lorry'),
    required: true,
    default: 1,
    min: 0,
    max: 30,
  }),
});
