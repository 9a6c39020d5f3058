import {
  boolean,
  choice,
  decimal,
  every,
  file,
  integer,
  list,
  moment,
  money,
  object,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { confirmation, styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { noticesField } from '../fields/notices.ts';
import { OPERATION_PRICES, operationsField } from '../fields/operation.ts';
import { colourwaysField, sizesField, techPackFields } from '../fields/techpack.ts';
import { balanceEfficiency, bottleneck, bulletinTotals, PLACES } from '../rules/bulletin-totals.ts';
import { bulletinFaults } from '../rules/bulletin.ts';
import { sortedSizes } from '../rules/size-order.ts';
import { bulletinSentence } from '../sentences/bulletin.ts';
import { orderSettings } from '../settings.ts';
import { t } from '../words.ts';

const minutes = { scale: PLACES, unit: '分' } as const;

export const styleSheet = view('orders/styleSheet', {
  title: t('工艺单', 'Style sheet'),
  summary: t(
    '打印用：尺寸、辅料、工序工价表和合计。',
    'For printing: sizes, trims, the operation bulletin and its totals.',
  ),
  permission: 'orders.read',
  input: {
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    stations: integer({
      title: t('工位数', 'Stations'),
      min: 1,
      max: 1000,
      help: t('不填按每道工序一个工位', 'Left out: one for each operation'),
    }),
    cycle: decimal({
      title: t('节拍', 'Cycle'),
      min: '0',
      ...minutes,
      help: t('不填按最长的工序', 'Left out: the longest operation'),
    }),
  },
  output: {
    number: text({ title: t('款号', 'Style no.'), required: true }),
    name: text({ title: t('款名', 'Name') }),
    picture: file({ title: t('款图', 'Picture') }),
    version: integer({ title: t('版本', 'Version'), required: true }),
    status: choice({ ...styleVersion.fields.status, default: undefined }),
    reason: text({ title: t('变更原因', 'Reason of the change') }),
    releasedAt: moment({ title: t('下达时间', 'Released at') }),
    releasedBy: text({ title: t('下达人', 'Released by') }),
    confirmations: list({
      title: t('组长确认', 'Confirmed by'),
      required: true,
      item: object({
        title: t('确认', 'Confirmation'),
        fields: {
          person: text({ title: t('确认人', 'Who'), required: true }),
          group: text({ title: t('组', 'Group') }),
          at: moment({ title: t('时间', 'At'), required: true }),
        },
      }),
    }),
    sizes: sizesField,
    colourways: colourwaysField,
    ...techPackFields,
    operations: operationsField,
    sam: decimal({ title: t('总工时', 'Sum of SAM'), required: true, ...minutes }),
    samIsEstimated: boolean({ title: t('含估算', 'Partly estimated'), required: true }),
    withoutSam: integer({ title: t('没有工时的工序', 'Operations without SAM'), required: true }),
    price: money({ title: t('工价合计', 'Sum of prices'), scale: PLACES, readableBy: OPERATION_PRICES }),
    pendingPrices: integer({ title: t('待定价工序', 'Operations without price'), required: true }),
    balance: decimal({ title: t('编制效率', 'Balance efficiency'), scale: PLACES }),
    faults: noticesField(t('工序表的问题', 'Faults of the bulletin')),
  },
  async handle(ctx, { styleVersion: id, stations, cycle }) {
    const version = await ctx.records(styleVersion).get(id);
    const { number, name, picture, sizes, colourways } = await ctx.records(style).get(version.style);
    const { sizeOrder } = await ctx.settings(orderSettings);
    const operations = version.operations ?? [];
    const totals = bulletinTotals(operations);
    const confirmed = await every(ctx.records(confirmation), {
      where: { styleVersion: id },
      sort: 'createdAt',
    });
    const { notes, sizeSpec, trims, packing, status, reason, releasedAt, releasedBy } = version;
    return {
      number,
      name,
      picture,
      version: version.number,
      status,
      reason,
      releasedAt,
      releasedBy,
      confirmations: confirmed.map(({ person, group, createdAt }) => ({ person, group, at: createdAt })),
      sizes: sizes === null ? null : sortedSizes(sizes, sizeOrder ?? sizes),
      colourways,
      notes,
      sizeSpec,
      trims,
      packing,
      operations,
      ...totals,
      balance: balanceEfficiency(totals.sam, stations ?? operations.length, cycle ?? bottleneck(operations)),
      faults: bulletinFaults(operations).map(bulletinSentence),
    };
  },
});
