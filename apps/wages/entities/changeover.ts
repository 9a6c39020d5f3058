import { entity, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** From which month on the scans are paid and the paper is no more. */
export const changeover = entity('wages/changeover', {
  title: t('切换', 'Changeover'),
  plural: t('从纸切换', 'Changeovers from paper'),
  fields: {
    since: text({
      title: t('从哪个月', 'From month'),
      required: true,
      pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
    }),
    person: text({ title: t('经办人', 'By') }),
    note: text({ title: t('说明', 'Note') }),
  },
  unique: [['since']],
  label: '{since}',
  sort: '-since',
  read: 'wages.lead',
});
