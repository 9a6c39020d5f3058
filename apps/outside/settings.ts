import { integer, settings } from '@selvedge/sdk/app';
import { t } from './words.ts';

export const outsideSettings = settings({
  linkDays: integer({
    title: t('对方链接有效天数', 'Days for which a partner’s link works'),
    required: true,
    default: 30,
    min: 1,
    max: 366,
    unit: '天',
  }),
});
