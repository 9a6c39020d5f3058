import { boolean, integer, settings } from '@selvedge/sdk/app';
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
  robotsTellMoney: boolean({
    title: t('群里的日报也写金额', 'Robots tell amounts too'),
    help: t('群里的人都看得到。', 'Everybody in the group reads them.'),
    required: true,
    default: false,
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
