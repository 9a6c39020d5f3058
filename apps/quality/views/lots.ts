import { boolean, choice, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { check } from '../entities/check.ts';
import { inspection } from '../entities/inspection.ts';
import {
  classesField,
  dayField,
  figure,
  orderField,
  orderNumberField,
  styleNumberField,
} from '../fields/counts.ts';
import { COUNT_WORDS, INSPECTION_STATES, LEVEL_WORDS, SEVERITY_WORDS } from '../fields/words.ts';
import { aqlsOf } from '../floor/aqls.ts';
import { orderOf } from '../floor/order.ts';
import { severityOf } from '../floor/severity.ts';
import { samplingOf } from '../rules/sampling.ts';
import { qualitySettings } from '../settings.ts';
import { t } from '../words.ts';

interface Row {
  readonly id: string;
  readonly inspected: number;
}

/** Final inspections: those under way first, then the last that were decided. */
export const lots = view('quality/lots', {
  title: t('成品检验单', 'Lots'),
  permission: 'quality.read',
  input: {},
  output: {
    lots: list({
      title: t('检验', 'Inspections'),
      required: true,
      item: object({
        title: inspection.title,
        fields: {
          id: ref(inspection, { title: inspection.title, required: true }),
          order: orderField,
          orderNumber: orderNumberField,
          styleNumber: styleNumberField,
          ordinal: figure('第几次', 'No.'),
          lot: figure('批量', 'Lot', '件'),
          n: figure('样本量', 'Sample', '件'),
          inspected: figure('检验件数', 'Inspected', '件'),
          state: choice({ title: t('状态', 'State'), options: INSPECTION_STATES, required: true }),
          day: dayField,
        },
      }),
    }),
  },
  async handle(ctx) {
    const [open, rest] = await Promise.all(
      [{ state: 'open' } as const, { state: { in: ['accepted', 'rejected'] } } as const].map((where) =>
        ctx.records(inspection).list({ where, limit: 50 }),
      ),
    );
    const items = [...open.items, ...rest.items];
    const sums = await ctx.sql<Row>`
      select inspection as id, sum(inspected)::int as inspected from ${check}
      where inspection = any(${items.map(({ id }) => id)}::uuid[]) and deleted_at is null group by 1`;
    const inspected = new Map(sums.map((row) => [row.id, row.inspected]));
    return {
      lots: items.map(({ id, order, orderNumber, styleNumber, ordinal, lot, n, state, day }) => ({
        id,
        order,
        orderNumber,
        styleNumber,
        ordinal,
        lot,
        n,
        state,
        day,
        inspected: inspected.get(id) ?? 0,
      })),
    };
  },
});

/** What would be drawn of a lot, before it is. */
export const plan = view('quality/plan', {
  title: t('抽样方案', 'Sampling plan'),
  summary: t(
    '这批抽几件、收几退几（ISO 2859-1 / GB/T 2828.1）。',
    'How many to draw, accept and reject (ISO 2859-1).',
  ),
  permission: 'quality.check',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    lot: integer({ title: t('批量', 'Lot'), required: true, min: 1, max: 10_000_000, unit: '件' }),
    level: choice({ title: t('检验水平', 'Level'), options: LEVEL_WORDS }),
  },
  output: {
    isStopped: boolean({ title: t('检验暂停', 'Stopped'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    severity: choice({ title: t('严格度', 'Severity'), options: SEVERITY_WORDS, required: true }),
    level: choice({ title: t('检验水平', 'Level'), options: LEVEL_WORDS, required: true }),
    letter: text({ title: t('字码', 'Code letter') }),
    n: figure('样本量', 'Sample', '件'),
    isFull: boolean({ title: t('全检', 'All of it'), required: true }),
    counts: choice({ title: t('按什么判', 'Decided by'), options: COUNT_WORDS, required: true }),
    classes: classesField,
  },
  async handle(ctx, { order: id, lot, level }) {
    const order = await orderOf(ctx, id);
    const set = await ctx.settings(qualitySettings);
    const found = await severityOf(ctx, order.style);
    const severity = found === 'stopped' ? 'tightened' : found;
    const {
      letter,
      n,
      isFull,
      classes,
      level: used,
    } = samplingOf({
      lot,
      level: level ?? set.level,
      severity,
      aqls: aqlsOf(set),
    });
    const isStopped = found === 'stopped';
    return {
      isStopped,
      style: order.style,
      severity,
      level: used,
      letter,
      n,
      isFull,
      counts: set.counts,
      classes,
    };
  },
});
