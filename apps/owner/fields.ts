import { object, text } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** Who may see amounts: fees, wages, what is paid outside, receivables. */
export const MONEY = 'owner.money';
export const READ = 'owner.read';

const words = {
  zh: text({ title: t('中文', 'Chinese'), required: true, maxLength: 2000 }),
  en: text({ title: t('英文', 'English'), required: true, maxLength: 2000 }),
};

/** A sentence in both languages: page, report and robots say the same words. */
export const sentenceField = object({ title: t('一句话', 'Sentence'), required: true, fields: words });
export const reasonField = object({ title: t('原因', 'Why'), fields: words });
