import { every, integer, list, money, object, ref, text, view } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { order } from '../entities/order.ts';
import { styleVersion } from '../entities/style-version.ts';
import { type Operation, OPERATION_PRICES, operationsField } from '../fields/operation.ts';
import { PRICES } from '../fields/order-facts.ts';
import { stateField } from '../fields/state.ts';
import { bulletinTotals, margin, PLACES } from '../rules/bulletin-totals.ts';
import { OPEN } from '../rules/states.ts';
import { t } from '../words.ts';

export const priceCheck = view('orders/priceCheck', {
  title: t('加工费与工价', 'Fee and operation prices'),
  summary: t(
    '每件加工费减工序工价合计；待定价的工序还没算进去。',
    'Fee of a piece less the prices of its operations; pending ones are not in it yet.',
  ),
  permission: PRICES,
  input: {},
  output: {
    rows: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(order, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          customerName: text({ title: t('客户', 'Customer'), required: true }),
          state: stateField,
          quantity: integer({ title: t('数量', 'Quantity'), required: true, unit: '件' }),
          fee: money({ title: t('加工费（每件）', 'Fee per piece'), readableBy: PRICES }),
          price: money({
            title: t('工价合计', 'Sum of prices'),
            scale: PLACES,
            readableBy: OPERATION_PRICES,
          }),
          difference: money({ title: t('差额', 'Difference'), scale: PLACES, readableBy: OPERATION_PRICES }),
          pendingPrices: integer({ title: t('待定价工序', 'Operations without price'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const orders = await every(ctx.records(order), {
      where: { state: { in: ['draft', ...OPEN] } },
      sort: 'due',
    });
    const names = new Map(
      (await every(ctx.records(customer), { where: { id: { in: orders.map((one) => one.customer) } } })).map(
        ({ id, name, shortName }) => [id, shortName ?? name],
      ),
    );
    const drafted = orders.flatMap(({ styleVersion: id, snapshot }) =>
      snapshot === null && id !== null ? [id] : [],
    );
    const versions = new Map<string, readonly Operation[] | null>(
      (await every(ctx.records(styleVersion), { where: { id: { in: drafted } } })).map(
        ({ id, operations }) => [id, operations],
      ),
    );
    return {
      rows: orders.map(
        ({ id, number, customer: whose, state, quantity, fee, snapshot, styleVersion: made }) => {
          const operations = snapshot === null ? versions.get(made ?? '') : snapshot.operations;
          const totals = operations ? bulletinTotals(operations) : null;
          return {
            order: id,
            number,
            customerName: names.get(whose) ?? '',
            state,
            quantity,
            fee,
            price: totals?.price ?? null,
            difference: fee === null || totals === null ? null : margin(fee, totals.price),
            pendingPrices: totals?.pendingPrices ?? 0,
          };
        },
      ),
    };
  },
});

export const operationPrices = view('orders/operationPrices', {
  title: t('订单工序工价', 'Operation prices of an order'),
  summary: t(
    '开工前给车间看：已下达订单的工序和工价。',
    'For the line, before it sews: operations of a released order and their prices.',
  ),
  permission: OPERATION_PRICES,
  input: { order: ref(order, { title: t('订单', 'Order'), required: true }) },
  output: {
    number: text({ title: t('单号', 'Order no.'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.') }),
    version: integer({ title: t('版本', 'Version') }),
    operations: operationsField,
    pendingPrices: integer({ title: t('待定价工序', 'Operations without price'), required: true }),
  },
  async handle(ctx, { order: id }) {
    const { number, snapshot } = await ctx.records(order).get(id);
    const operations = snapshot?.operations ?? [];
    return {
      number,
      styleNumber: snapshot?.styleNumber,
      version: snapshot?.version,
      operations,
      pendingPrices: bulletinTotals(operations).pendingPrices,
    };
  },
});
