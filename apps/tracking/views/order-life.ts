import { boolean, choice, date, integer, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { pieces } from '../fields/bundle.ts';
import { KIND_WORDS } from '../fields/words.ts';
import { orderLifeOf } from '../floor/order-life.ts';
import { t } from '../words.ts';

const colour = text({ title: t('颜色', 'Colour') });
const size = text({ title: t('尺码', 'Size') });
const account = {
  cut: pieces('裁出', 'Cut'),
  recut: pieces('补裁', 'Recut'),
  wip: pieces('在制', 'In work'),
  outside: pieces('外发', 'Outside'),
  finished: pieces('完成', 'Finished'),
  seconds: pieces('次品', 'Seconds'),
  samples: pieces('留样', 'Samples'),
  scrapped: pieces('报废', 'Scrapped'),
  missing: pieces('少件', 'Missing'),
  voided: pieces('作废', 'Voided'),
  open: pieces('对不上', 'Unaccounted'),
} as const;

export const orderLife = view('tracking/orderLife', {
  title: t('一单的经过', 'Life of an order'),
  summary: t(
    '按颜色尺码的账（裁出 = 各处之和）、每扎在哪、每天做了什么。',
    'The account by colour and size, where each bundle is, what was done on each day.',
  ),
  permission: 'tracking.read',
  input: { order: ref(orderRef, { title: t('订单', 'Order'), required: true }) },
  output: {
    order: object({
      title: t('订单', 'Order'),
      fields: {
        number: text({ title: t('单号', 'Order no.'), required: true }),
        styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
        styleName: text({ title: t('款名', 'Style') }),
        due: date({ title: t('交期', 'Due') }),
        ordered: pieces('订单数', 'Ordered'),
      },
    }),
    total: object({ title: t('账', 'Account'), fields: account }),
    cells: list({
      title: t('颜色尺码', 'Colour and size'),
      required: true,
      item: object({ title: t('一格', 'Cell'), fields: { colour, size, ...account } }),
    }),
    bundles: list({
      title: t('扎', 'Bundles'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          id: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
          number: text({ title: t('扎号', 'Number'), required: true }),
          colour,
          size,
          quantity: pieces('件数', 'Pieces'),
          live: pieces('在线', 'On the floor'),
          finished: pieces('完成', 'Finished'),
          isVoid: boolean({ title: t('作废', 'Void'), required: true }),
          waits: text({ title: t('等哪道', 'Waits for') }),
          waiting: pieces('等着', 'Waiting'),
          lastAt: moment({ title: t('最后一次', 'Last scan') }),
          name: text({ title: t('谁', 'Who') }),
        },
      }),
    }),
    days: list({
      title: t('每天', 'Day by day'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一条', 'Line'),
        fields: {
          day: date({ title: t('工作日', 'Work day'), required: true }),
          kind: choice({ title: t('类型', 'Kind'), options: KIND_WORDS, required: true }),
          title: text({ title: t('工序', 'Operation') }),
          pieces: pieces('件数', 'Pieces'),
          people: integer({ title: t('人数', 'People'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { order }) {
    const life = await orderLifeOf(ctx, order);
    if (life === null) return { order: null, total: null, cells: [], bundles: [], days: [] };
    const { total, cells, bundles, days, number, styleNumber, styleName, due, quantity } = life;
    return {
      order: { number, styleNumber, styleName, due, ordered: quantity },
      total,
      cells,
      bundles,
      days,
    };
  },
});
