import { date, type Fields, integer, list, map, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** Pieces by size of one colour. */
const lineFields = (least: number) =>
  ({
    colour: text({ title: t('颜色', 'Colour'), required: true, maxLength: 80 }),
    sizes: map({
      title: t('尺码数量', 'Pieces by size'),
      value: integer({ title: t('件数', 'Pieces'), min: least, max: 1_000_000, unit: '件' }),
      required: true,
      maxItems: 60,
    }),
  }) as const satisfies Fields;

const matrix = (least: number) =>
  ({
    title: t('色码表', 'Colour × size'),
    item: object({ title: t('颜色', 'Colour'), fields: lineFields(least) }),
    maxItems: 300,
  }) as const;

/** A colour × size matrix: the whole order is one document. */
export const linesField = list({ ...matrix(0), required: true });
/** The same, where it may be left out. */
export const someLinesField = list(matrix(0));
/** Pieces sent out; a correction has them below zero. */
export const shippedLinesField = list({ ...matrix(-1_000_000), required: true });

export const deliveriesField = list({
  title: t('分批交货', 'Deliveries'),
  item: object({
    title: t('一批', 'Delivery'),
    fields: { date: date({ title: t('交期', 'Date'), required: true }), lines: linesField },
  }),
  maxItems: 60,
});
