import { decimal, integer, settings } from '@selvedge/sdk/app';
import { t } from './words.ts';

const percent = (zh: string, en: string, standard: string) =>
  decimal({ title: t(zh, en), scale: 2, min: '0', max: '100', unit: '%', required: true, default: standard });

export const efficiencySettings = settings({
  dayMinutes: integer({
    title: t('一天的工作分钟', 'Minutes of a work day'),
    help: t(
      '算目标、产能，以及导入的日报（它没有出勤分钟）时用。',
      'For targets, capacity and imported team-days, which tell no minutes.',
    ),
    required: true,
    default: 480,
    min: 60,
    max: 1440,
    unit: '分钟',
  }),
  planned: percent('计划效率', 'Planned efficiency', '60.00'),
  absence: percent('计划缺勤', 'Planned absence', '5.00'),
  allowance: {
    ...percent('宽放率', 'Allowance', '15.00'),
    help: t('测时用：疲劳、个人需要、机器。', 'For time studies: fatigue, personal needs, machine.'),
  },
  changeGap: integer({
    title: t('隔几天再做同款算换款', 'Days after which the same style is a change again'),
    required: true,
    default: 14,
    min: 2,
    max: 90,
    unit: '天',
  }),
  changePieces: integer({
    title: t('换款至少做几件才算', 'Pieces below which a style is no change'),
    help: t('几件样衣不算换款。', 'A few samples are none.'),
    required: true,
    default: 20,
    min: 1,
    max: 10_000,
    unit: '件',
  }),
});
