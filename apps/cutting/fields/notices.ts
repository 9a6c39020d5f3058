import { list, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** Sentences for a person, in both languages: the page shows the one that he reads. */
export const warningsField = list({
  title: t('提醒', 'Warnings'),
  required: true,
  maxItems: 1000,
  item: object({
    title: t('一句', 'Sentence'),
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true, maxLength: 2000 }),
      en: text({ title: t('英文', 'English'), required: true, maxLength: 2000 }),
    },
  }),
});
