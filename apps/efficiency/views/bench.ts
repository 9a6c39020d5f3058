import { boolean, decimal, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders, styleRef } from '@selvedge/contracts/orders';
import { workerRef, workers } from '@selvedge/contracts/people';
import { samField } from '../fields/figures.ts';
import { efficiencySettings } from '../settings.ts';
import { t } from '../words.ts';

interface Row {
  readonly order: string;
  readonly number: string;
  readonly style: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly operations:
    | readonly { code: string; title: string; sam: string | null; samIsEstimated: boolean | null }[]
    | null;
}

export const bench = view('efficiency/bench', {
  title: t('测时台', 'Bench of time studies'),
  summary: t(
    '在产订单的工序和在职员工，手机上断网也要用。',
    'Operations of open orders and workers, for a phone that may be offline.',
  ),
  permission: 'efficiency.study',
  input: {},
  output: {
    allowance: decimal({ title: t('宽放率', 'Allowance'), scale: 2, unit: '%', required: true }),
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          styleName: text({ title: t('款名', 'Name') }),
          operations: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: {
                code: text({ title: t('工序号', 'Operation no.'), required: true }),
                title: text({ title: t('工序名称', 'Operation'), required: true }),
                sam: samField,
                isEstimated: boolean({ title: t('估算', 'Estimated'), required: true }),
              },
            }),
          }),
        },
      }),
    }),
    workers: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          id: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const [{ allowance }, orders, staff] = await Promise.all([
      ctx.settings(efficiencySettings),
      ctx.sql<Row>`
        select id as "order", number, style, style_number as "styleNumber", style_name as "styleName", operations from ${releasedOrders}
        where state not in ('shipped', 'closed', 'cancelled') and operations is not null order by due nulls last, number limit 300`,
      ctx.sql<{ id: string; name: string; number: string }>`
        select id, name, number from ${workers} where is_active order by number`,
    ]);
    return {
      allowance,
      orders: orders.map(({ operations, ...order }) => ({
        ...order,
        operations: (operations ?? []).map(({ code, title, sam, samIsEstimated }) => ({
          code,
          title,
          sam,
          isEstimated: samIsEstimated ?? false,
        })),
      })),
      workers: staff,
    };
  },
});
