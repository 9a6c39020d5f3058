import { decimal, list, map, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const sizesField = list({
  title: t('尺码范围', 'Size range'),
  item: text({ title: t('尺码', 'Size'), required: true, maxLength: 20 }),
  maxItems: 60,
});

export const colourwaysField = list({
  title: t('颜色', 'Colourways'),
  item: object({
    title: t('颜色', 'Colourway'),
    fields: {
      name: text({ title: t('颜色', 'Colour'), required: true, maxLength: 80 }),
      code: text({ title: t('色号', 'Colour code'), maxLength: 40 }),
    },
  }),
  maxItems: 300,
});

const centimetres = { scale: 2, unit: 'cm' } as const;

/** What the tech pack says besides operations; one declaration for the version, its copies and its changes. */
export const techPackFields = {
  notes: text({ title: t('工艺说明', 'Tech pack notes'), multiline: true, maxLength: 20_000 }),
  sizeSpec: list({
    title: t('尺寸表', 'Size specification'),
    item: object({
      title: t('部位尺寸', 'Point of measure'),
      fields: {
        point: text({ title: t('测量部位', 'Point'), required: true, maxLength: 80 }),
        tolerancePlus: decimal({ title: t('上公差', 'Tolerance +'), min: '0', ...centimetres }),
        toleranceMinus: decimal({ title: t('下公差', 'Tolerance −'), min: '0', ...centimetres }),
        values: map({
          title: t('各码尺寸', 'Values by size'),
          value: decimal({ title: t('尺寸', 'Value'), ...centimetres }),
          required: true,
        }),
      },
    }),
  }),
  trims: list({
    title: t('辅料', 'Trims'),
    item: object({
      title: t('辅料', 'Trim'),
      fields: {
        name: text({ title: t('名称', 'Name'), required: true, maxLength: 120 }),
        specification: text({ title: t('规格', 'Specification'), maxLength: 200 }),
        perPiece: decimal({ title: t('单耗', 'Per piece'), scale: 4, min: '0' }),
        unit: text({ title: t('单位', 'Unit'), maxLength: 20 }),
        note: text({ title: t('备注', 'Note') }),
      },
    }),
  }),
  packing: text({ title: t('包装要求', 'Packing'), multiline: true, maxLength: 5000 }),
} as const;
