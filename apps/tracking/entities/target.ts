import { date, entity, integer, ref } from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** What a team is to bring out in a day, from a day on: what a factory writes on the board in the morning. */
export const target = entity('tracking/target', {
  title: t('日目标', 'Target of a day'),
  plural: t('日目标', 'Targets'),
  fields: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    from: date({ title: t('从', 'From'), required: true }),
    pieces: integer({
      title: t('每天件数', 'Pieces a day'),
      required: true,
      min: 0,
      max: 1_000_000,
      unit: '件',
    }),
    hours: integer({ title: t('每天小时', 'Hours a day'), required: true, default: 10, min: 1, max: 24 }),
  },
  unique: [['team', 'from']],
  indexes: [['from']],
  label: '{pieces}',
  list: ['team', 'from', 'pieces', 'hours'],
  sort: '-from',
  read: 'tracking.read',
  write: 'tracking.lead',
});
