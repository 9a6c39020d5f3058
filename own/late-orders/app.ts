import { date, defineApp, fillSlot, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { besideOrder, openOrders, orderRef } from '@selvedge/contracts/orders';

const t = (zh: string, en: string) => ({ zh, en });

/** Open orders that are due within some days or late, the most urgent first. */
const urgent = view('late-orders/urgent', {
  title: t('快到期的订单', 'Orders soon due'),
  permission: 'late-orders.read',
  input: { days: integer({ title: t('天数', 'Days'), default: 7, min: 0, max: 90 }) },
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      item: object({
        title: t('订单', 'Order'),
        fields: {
          number: text({ title: t('单号', 'Number'), required: true }),
          due: date({ title: t('交期', 'Due'), required: true }),
          left: integer({ title: t('还有几天', 'Days left'), required: true }),
          missing: integer({ title: t('还差', 'Pieces missing'), required: true, unit: '件' }),
        },
      }),
    }),
  },
  async handle(ctx, { days }) {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.org.timeZone }).format(ctx.now);
    const orders = await ctx.sql<{ number: string; due: string; left: number; missing: number }>`
      select number, due::text as due, due - ${today}::date as left, quantity - shipped as missing from ${openOrders}
      where due <= ${today}::date + ${days ?? 7}::integer and quantity > shipped order by due, number limit 200`;
    return { orders };
  },
});

/** How urgent one order is; nothing is answered when it is not open. */
const left = view('late-orders/left', {
  title: t('离交期还有几天', 'Days to the due date'),
  permission: 'late-orders.read',
  input: { order: ref(orderRef, { title: t('订单', 'Order'), required: true }) },
  output: {
    left: integer({ title: t('还有几天', 'Days left') }),
    missing: integer({ title: t('还差', 'Pieces missing'), unit: '件' }),
  },
  async handle(ctx, { order }) {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.org.timeZone }).format(ctx.now);
    const [found] = await ctx.sql<{ left: number; missing: number }>`
      select due - ${today}::date as left, quantity - shipped as missing from ${openOrders}
      where id = ${order}::uuid and due is not null`;
    return found ?? {};
  },
});

export default defineApp({
  id: 'late-orders',
  version: '1.0.0',
  title: t('交期看板', 'Due board'),
  summary: t('快到期、已逾期的订单，挂在车间墙上', 'Orders soon due or late, for the wall of the workshop'),
  mark: '期',
  scope: 'factory',
  scenes: ['planning'],
  requires: { apps: { orders: '1.0.0' } },
  permissions: { 'late-orders.read': t('查看交期看板', 'See the due board') },
  roles: {
    reader: {
      title: t('看板', 'Board'),
      permissions: ['late-orders.read'],
      grantedTo: ['owner', 'manager', 'engineer', 'leader', 'viewer'],
    },
  },
  views: [urgent, left],
  fills: [
    fillSlot(besideOrder, {
      title: t('交期', 'Due date'),
      permission: 'late-orders.read',
      module: 'pages/beside-order.tsx',
    }),
  ],
  pages: [
    {
      name: 'wall',
      title: t('交期看板', 'Due board'),
      archetype: 'board',
      permission: 'late-orders.read',
      module: 'pages/wall.tsx',
    },
  ],
});
