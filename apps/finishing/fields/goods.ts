import { integer, list, map, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const colourField = text({ title: t('颜色', 'Colour'), required: true, maxLength: 80 });
export const sizeField = text({ title: t('尺码', 'Size'), required: true, maxLength: 20 });
export const reasonField = text({ title: t('原因', 'Why'), required: true, maxLength: 500 });
export const noteField = text({ title: t('备注', 'Note'), maxLength: 500 });

/** A figure of an answer. */
export const figure = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

export const contentsField = list({
  title: t('箱内', 'Inside'),
  required: true,
  maxItems: 200,
  item: object({
    title: t('一种', 'One'),
    fields: {
      colour: colourField,
      size: sizeField,
      pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 10_000, unit: '件' }),
    },
  }),
});

/** The inside of a carton as it is typed: by colour, pieces by size. */
export const insideField = list({
  title: t('每箱装', 'In each carton'),
  required: true,
  maxItems: 60,
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour: colourField,
      sizes: map({
        title: t('尺码数量', 'Pieces by size'),
        value: integer({ title: t('件数', 'Pieces'), min: 0, max: 10_000, unit: '件' }),
        required: true,
        maxItems: 60,
      }),
    },
  }),
});
