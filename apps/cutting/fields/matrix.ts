import { integer, list, map, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const colourField = text({ title: t('颜色', 'Colour'), required: true, maxLength: 80 });
export const sizeField = text({ title: t('尺码', 'Size'), required: true, maxLength: 20 });

/** Pieces by colour × size. */
export const linesField = list({
  title: t('色码表', 'Colour × size'),
  required: true,
  maxItems: 300,
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour: colourField,
      sizes: map({
        title: t('尺码数量', 'Pieces by size'),
        value: integer({ title: t('件数', 'Pieces'), min: 0, max: 1_000_000, unit: '件' }),
        required: true,
        maxItems: 60,
      }),
    },
  }),
});

export const ratioField = map({
  title: t('配比（每层件数）', 'Ratio (garments of each size in a ply)'),
  value: integer({ title: t('件数', 'Garments'), min: 0, max: 200 }),
  required: true,
  maxItems: 60,
});

export const pliesField = list({
  title: t('层数', 'Plies'),
  required: true,
  maxItems: 300,
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour: colourField,
      plies: integer({ title: t('层数', 'Plies'), required: true, min: 0, max: 2000, unit: '层' }),
    },
  }),
});

/** Ratio × plies, one for each bed. */
export const markersField = list({
  title: t('排料方案', 'Markers'),
  required: true,
  maxItems: 200,
  item: object({ title: t('一床', 'Bed'), fields: { ratio: ratioField, plies: pliesField } }),
});

/** The same in words, for lists and for Excel: `S1+M2 × 黑10`. */
export const sheetField = text({
  title: t('配比 × 层数', 'Ratio × plies'),
  multiline: true,
  maxLength: 20_000,
});
