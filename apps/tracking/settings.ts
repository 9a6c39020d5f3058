import { choice, integer, settings } from '@selvedge/sdk/app';
import { LINE_HABITS } from './fields/words.ts';
import { t } from './words.ts';

export const trackingSettings = settings({
  habit: choice({
    title: t('报工方式', 'Habit'),
    help: t('没有单独定方式的组用这个。', 'Of lines that have none of their own.'),
    options: LINE_HABITS,
    required: true,
    default: 'bundle',
  }),
  undoMinutes: integer({
    title: t('本人可撤销的分钟数', 'Minutes in which a worker takes back his own'),
    help: t('过后由组长撤销。', 'Later a leader does.'),
    required: true,
    default: 15,
    min: 0,
    max: 1440,
  }),
  tagSeconds: integer({
    title: t('同一标签几秒内算一次', 'Seconds in which a tag counts once at a reader'),
    help: t('标签放在读写器上会反复读到。', 'A tag that lies at a reader is read over and over.'),
    required: true,
    default: 60,
    min: 1,
    max: 3600,
  }),
  stuckHours: integer({
    title: t('几小时没动算卡住', 'Hours after which a bundle is stuck'),
    required: true,
    default: 24,
    min: 1,
    max: 720,
  }),
});
