import { list, object, text, type Titles } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** Sentences for a person, in both languages. */
export const noticesField = (title: Titles) =>
  list({
    title,
    required: true,
    maxItems: 10_000,
    item: object({
      title: t('一句', 'Sentence'),
      fields: {
        zh: text({ title: t('中文', 'Chinese'), required: true, maxLength: 2000 }),
        en: text({ title: t('英文', 'English'), required: true, maxLength: 2000 }),
      },
    }),
  });

/** What reading a file tells. */
export const readingFields = {
  understood: noticesField(t('读懂的', 'Understood')),
  mended: noticesField(t('改动的', 'Mended')),
  unclear: noticesField(t('没读懂的', 'Not clear')),
} as const;

/** A sheet: pasted, or the cells of a file. */
export const sheetFields = {
  text: text({
    title: t('粘贴的内容', 'Pasted text'),
    multiline: true,
    maxLength: 500_000,
    help: t('从 Excel、WPS 直接复制，连表头', 'Copied from a spreadsheet with its headings'),
  }),
  rows: list({
    title: t('单元格', 'Cells'),
    maxItems: 5000,
    item: list({ title: t('行', 'Row'), item: text({ title: t('格', 'Cell'), maxLength: 2000 }) }),
  }),
} as const;
