import { choice, decimal, list, map, object, text, view } from '@selvedge/sdk/app';
import { measure } from '../entities/measure.ts';
import { figure, orderField, orderNumberField, styleNumberField } from '../fields/counts.ts';
import { FITS } from '../fields/words.ts';
import { orderOf } from '../floor/order.ts';
import { specOf } from '../floor/size-spec.ts';
import { t } from '../words.ts';

const centimetres = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 2, unit: 'cm' });

/** The measurement sheet of an order: what is asked, and what was measured last. */
export const measuring = view('quality/measuring', {
  title: t('尺寸表', 'Measurement sheet'),
  permission: 'quality.check',
  input: { order: orderField },
  output: {
    order: orderField,
    number: orderNumberField,
    styleNumber: styleNumberField,
    sizes: list({
      title: t('尺码', 'Sizes'),
      required: true,
      item: text({ title: t('尺码', 'Size'), required: true }),
    }),
    points: list({
      title: t('部位', 'Points'),
      required: true,
      item: object({
        title: t('部位', 'Point'),
        fields: {
          point: text({ title: t('测量部位', 'Point'), required: true }),
          tolerancePlus: centimetres('上公差', 'Tolerance +'),
          toleranceMinus: centimetres('下公差', 'Tolerance −'),
          values: map({
            title: t('各码', 'By size'),
            required: true,
            value: { ...centimetres('要求', 'Asked'), required: true },
          }),
        },
      }),
    }),
    measured: list({
      title: t('实测', 'Measured'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一处', 'Point'),
        fields: {
          size: text({ title: t('尺码', 'Size'), required: true }),
          piece: figure('第几件', 'Piece'),
          point: text({ title: t('测量部位', 'Point'), required: true }),
          found: { ...centimetres('实测', 'Found'), required: true },
          fit: choice({ title: t('判定', 'Fit'), options: FITS, required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { order: id }) {
    const [order, spec, measured] = await Promise.all([
      orderOf(ctx, id),
      specOf(ctx, id),
      ctx.sql<{ size: string; piece: number; point: string; found: string; fit: keyof typeof FITS }>`
        select distinct on (size, piece, point) size, piece, point, to_char(found / 100.0, 'FM999990.00') as found, fit
        from ${measure} where "order" = ${id}::uuid and deleted_at is null
        order by size, piece, point, created_at desc, id desc limit 5000`,
    ]);
    return {
      order: id,
      number: order.number,
      styleNumber: order.styleNumber,
      sizes: spec.sizes,
      points: spec.points,
      measured,
    };
  },
});
