import { action, boolean, list, object, ref, text } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { warningsField } from '../fields/notices.ts';
import {
  blankOperation,
  codeField,
  OPERATION_PRICES,
  operationFacts,
  type Operation,
} from '../fields/operation.ts';
import { colourwaysField, sizesField } from '../fields/techpack.ts';
import { changed, type Change } from '../rules/bulletin-changes.ts';
import { bulletinFaults } from '../rules/bulletin.ts';
import { withStatus } from '../rules/prices.ts';
import { bulletinSentence } from '../sentences/bulletin.ts';
import { t } from '../words.ts';
import { refuseHidden } from './order-steps.ts';

const changesField = list({
  title: t('改动的工序', 'Operations that differ'),
  help: t('只写不同的：改、加、删', 'Only what differs: changed, new, gone'),
  item: object({
    title: t('工序', 'Operation'),
    fields: {
      code: codeField,
      remove: boolean({ title: t('删除', 'Remove'), required: true, default: false }),
      insertAfter: text({ title: t('插在…之后', 'Insert after'), maxLength: 20 }),
      title: text({ title: t('工序名称', 'Operation'), maxLength: 120 }),
      ...operationFacts,
    },
  }),
  maxItems: 300,
});

export const copyStyle = action('orders/copyStyle', {
  title: t('复制相似款', 'Copy a similar style'),
  summary: t(
    '新款号，工序、工价、尺寸、辅料照搬，只写不同的工序。',
    'A new number; operations, prices, sizes and trims are kept; only what differs is written.',
  ),
  permission: 'orders.styles',
  input: {
    from: ref(style, { title: t('原款', 'Copy from'), required: true }),
    number: text({ title: t('新款号', 'New style no.'), required: true, maxLength: 60 }),
    name: text({ title: t('款名', 'Name'), maxLength: 120 }),
    customer: ref(customer, { title: t('客户', 'Customer') }),
    season: text({ title: t('季节', 'Season'), maxLength: 40 }),
    sizes: sizesField,
    colourways: colourwaysField,
    changes: changesField,
  },
  output: {
    style: ref(style, { title: t('款式', 'Style'), required: true }),
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    warnings: warningsField,
  },
  async handle(ctx, { from, changes, ...input }) {
    for (const { price } of changes ?? []) refuseHidden(ctx, OPERATION_PRICES, { price });
    const source = await ctx.records(style).get(from);
    const { items } = await ctx
      .records(styleVersion)
      .list({ where: { style: from }, sort: '-number', limit: 1 });
    const [version] = items;
    const copy = await ctx.records(style).add({
      number: input.number,
      name: input.name ?? source.name,
      customer: input.customer ?? source.customer,
      kind: source.kind,
      picture: source.picture,
      season: input.season ?? source.season,
      sizes: input.sizes ?? source.sizes,
      colourways: input.colourways ?? source.colourways,
      notes: source.notes,
    });
    const operations = changed<Operation>(
      version?.operations ?? [],
      (changes ?? []).map(wishOf),
      blankOperation,
    ).map(withStatus);
    const draft = await ctx.records(styleVersion).add({
      style: copy.id,
      number: 1,
      notes: version?.notes,
      sizeSpec: version?.sizeSpec,
      trims: version?.trims,
      packing: version?.packing,
      operations,
    });
    return {
      style: copy.id,
      styleVersion: draft.id,
      warnings: bulletinFaults(operations).map(bulletinSentence),
    };
  },
});

/** A written change: what is left out stays as it was. */
function wishOf({
  code,
  remove,
  insertAfter,
  ...facts
}: {
  readonly code: string;
  readonly remove: boolean;
  readonly insertAfter: string | null;
} & { readonly [K in 'title' | keyof typeof operationFacts]: string | null }): Change<Operation> {
  const { title, sam, ...rest } = facts;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return {
    code,
    remove,
    insertAfter,
    facts: {
      ...known,
      ...(title === null ? {} : { title }),
      ...(sam === null ? {} : { sam, samIsEstimated: false }),
    },
  };
}
