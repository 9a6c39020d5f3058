import { text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const reasonField = text({ title: t('原因', 'Why'), required: true, maxLength: 500 });
export const personField = text({ title: t('登记人', 'Who'), maxLength: 120 });
export const noteField = text({ title: t('备注', 'Note'), maxLength: 500 });
