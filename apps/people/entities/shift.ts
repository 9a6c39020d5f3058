import { boolean, entity, list, object, text, time } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const hoursFields = {
  start: time({ title: t('上班', 'Start'), required: true }),
  end: time({
    title: t('下班', 'End'),
    required: true,
    help: t('早于上班就是第二天', 'Before the start: on the next day'),
  }),
  breaks: list({
    title: t('休息', 'Breaks'),
    required: true,
    item: object({
      title: t('休息', 'Break'),
      fields: {
        from: time({ title: t('从', 'From'), required: true }),
        to: time({ title: t('到', 'To'), required: true }),
      },
    }),
    maxItems: 10,
    help: t('下班后的晚饭时间也填，算加班时扣除', 'Supper after the end too: it is taken off overtime'),
  }),
} as const;

/** Hours of work. Once a day was worked in it, it stays as it is: other hours are another shift, from a day on. */
export const shift = entity('people/shift', {
  title: t('班次', 'Shift'),
  plural: t('班次', 'Shifts'),
  fields: {
    name: text({ title: t('班次名', 'Name'), required: true, maxLength: 40 }),
    ...hoursFields,
    isActive: boolean({ title: t('在用', 'In use'), required: true, default: true }),
  },
  unique: [['name']],
  label: '{name}',
  sort: 'name',
  read: 'people.read',
});
