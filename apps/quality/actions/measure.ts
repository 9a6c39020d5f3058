import {
  action,
  conflict,
  decimal,
  fromScaled,
  integer,
  list,
  object,
  ref,
  text,
  toScaled,
} from '@selvedge/sdk/app';
import { inspection } from '../entities/inspection.ts';
import { measure } from '../entities/measure.ts';
import { deviceFields, figure, keyField, orderField } from '../fields/counts.ts';
import { orderOf } from '../floor/order.ts';
import { specOf } from '../floor/size-spec.ts';
import { whenOf } from '../floor/when.ts';
import { measured } from '../rules/measuring.ts';
import { t } from '../words.ts';

const hundredths = (written: string): number => Number(toScaled(written, 2));

export const measureSheet = action('quality/measure', {
  title: t('记尺寸', 'Record measurements'),
  summary: t(
    '一件或几件的各部位实测；要求和公差照下达时的尺寸表，超差当场看得出。再量一次以后量的为准。',
    'Points of pieces as they were measured, against the size specification of the released order; measured again, the last counts.',
  ),
  permission: 'quality.check',
  input: {
    id: keyField,
    order: orderField,
    inspection: ref(inspection, { title: inspection.title }),
    lines: list({
      title: t('实测', 'Measured'),
      required: true,
      maxItems: 500,
      item: object({
        title: t('一处', 'Point'),
        fields: {
          size: text({ title: t('尺码', 'Size'), required: true, maxLength: 20 }),
          piece: integer({ title: t('第几件', 'Piece'), required: true, min: 1, max: 999 }),
          point: text({ title: t('测量部位', 'Point'), required: true, maxLength: 80 }),
          found: decimal({
            title: t('实测', 'Found'),
            scale: 2,
            required: true,
            min: '0',
            max: '999',
            unit: 'cm',
          }),
        },
      }),
    }),
    ...deviceFields,
  },
  makes: ['quality/measure'],
  output: { kept: figure('记下', 'Kept'), beyond: figure('超差', 'Beyond the tolerance') },
  async handle(ctx, { id: sheet, order: id, inspection: lot, lines, ...device }) {
    const { items: before } = await ctx.records(measure).list({ where: { sheet }, limit: 500 });
    if (before.length > 0) return told(before);
    const [order, spec] = await Promise.all([orderOf(ctx, id), specOf(ctx, id)]);
    if (lot !== null && (await ctx.records(inspection).get(lot)).order !== id)
      throw conflict(t('这次检验是别的订单的。', 'That inspection is of another order.'));
    const when = whenOf(ctx, device);
    const stored = await ctx.records(measure).addAll(
      lines.map(({ size, piece, point, found }) => {
        const asked = spec.points.find((one) => one.point === point);
        const value = asked?.values[size];
        if (asked === undefined || value === undefined)
          throw conflict(
            t(
              `尺寸表里没有 ${size} 码的“${point}”。`,
              `The size specification has no “${point}” of size ${size}.`,
            ),
          );
        const { tolerancePlus: plus, toleranceMinus: minus } = asked;
        const { deviation, fit } = measured(
          {
            value: hundredths(value),
            plus: plus === null ? null : hundredths(plus),
            minus: minus === null ? null : hundredths(minus),
          },
          hundredths(found),
        );
        return {
          sheet,
          inspection: lot,
          order: id,
          orderNumber: order.number,
          size,
          piece,
          point,
          asked: value,
          plus,
          minus,
          found,
          deviation: fromScaled(deviation, 2),
          fit,
          day: when.day,
          at: when.at,
          person: ctx.actor?.name ?? null,
        };
      }),
    );
    return told(stored);
  },
});

const told = (stored: readonly { readonly fit: string }[]): { kept: number; beyond: number } => ({
  kept: stored.length,
  beyond: stored.filter(({ fit }) => fit === 'over' || fit === 'under').length,
});
