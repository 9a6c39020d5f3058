import { boolean, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { bundleFields } from '../fields/bundle.ts';
import { openedIn } from '../floor/opened.ts';
import { OVER } from '../floor/over.ts';
import { routingFrom, type LooseStep } from '../floor/steps.ts';
import { t } from '../words.ts';

const MOST_ORDERS = 500;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly operations: readonly LooseStep[] | null;
}

const { id, number, colour, size, quantity } = bundleFields;

export const openings = view('tracking/openings', {
  title: t('期初', 'Opening counts'),
  summary: t(
    '上线时在做的单，和每扎上线前做到哪道。',
    'Orders in work when going live, and how far each bundle was sewn before.',
  ),
  permission: 'tracking.clerk',
  input: { order: ref(orderRef, { title: t('订单', 'Order') }) },
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          id: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
        },
      }),
    }),
    operations: list({
      title: t('工序', 'Operations'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          code: text({ title: t('工序号', 'No.'), required: true }),
          title: text({ title: t('工序', 'Operation'), required: true }),
        },
      }),
    }),
    bundles: list({
      title: t('扎', 'Bundles'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          id,
          number,
          colour,
          size,
          quantity,
          until: text({ title: t('做到哪道', 'Sewn up to') }),
          isBegun: boolean({ title: t('已有报工', 'Has records'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { order }) {
    const [rows, bundles] = await Promise.all([
      ctx.sql<Row>`select id, number, style_number as "styleNumber", operations from ${releasedOrders}
        where state <> all(${OVER}) order by number limit ${MOST_ORDERS}`,
      order == null ? [] : openedIn(ctx, order),
    ]);
    const chosen = rows.find((row) => row.id === order);
    return {
      orders: rows.map(({ id: of, number: no, styleNumber }) => ({ id: of, number: no, styleNumber })),
      operations: routingFrom(chosen?.operations ?? null).steps.map(({ code, title }) => ({ code, title })),
      bundles,
    };
  },
});
