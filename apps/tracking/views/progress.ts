import { date, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { pieces } from '../fields/bundle.ts';
import { type OpenOrder, openOrdersOf } from '../floor/open-orders.ts';
import { t } from '../words.ts';

/** The account of an order closes by what it shows (garment.md, truth 10). */
export const progress = view('tracking/progress', {
  title: t('进度', 'Progress'),
  summary: t(
    '在做的单：每道做了多少、等着多少；一单的账：裁出 = 在制 + 完成 + 外发 + 报废 + 少件 + 次品留样。',
    'Orders that are sewn: done and waiting at each operation; cut = in work + finished + outside + scrapped + missing + set aside.',
  ),
  permission: 'tracking.read',
  input: { order: ref(orderRef, { title: t('订单', 'Order') }) },
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          due: date({ title: t('交期', 'Due') }),
          ordered: pieces('订单数', 'Ordered'),
          cut: pieces('裁出', 'Cut'),
          wip: pieces('在制', 'In work'),
          finished: pieces('完成', 'Finished'),
          scrapped: pieces('报废', 'Scrapped'),
          missing: pieces('少件', 'Missing'),
          outside: pieces('外发', 'Outside'),
          aside: pieces('次品留样', 'Seconds, samples'),
          rework: pieces('返工中', 'Being repaired'),
          operations: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: {
                code: text({ title: t('工序号', 'No.'), required: true }),
                title: text({ title: t('工序', 'Operation'), required: true }),
                done: pieces('已做', 'Done'),
                waiting: pieces('等着', 'Waiting'),
                cut: pieces('共', 'Of'),
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { order }) {
    return { orders: (await openOrdersOf(ctx, order ?? null)).map(told) };
  },
});

const told = ({
  id,
  number,
  styleNumber,
  due,
  quantity,
  cut,
  scrapped,
  missing,
  aside,
  outside,
  ...rest
}: OpenOrder) => ({
  order: id,
  number,
  styleNumber,
  due,
  ordered: quantity,
  cut,
  wip: cut - scrapped - missing - aside - outside - rest.finished,
  finished: rest.finished,
  scrapped,
  missing,
  aside,
  outside,
  rework: rest.rework,
  operations: rest.operations.map(({ step: { code, title }, ...one }) => ({ code, title, ...one })),
});
