import { date, defineApp, integer, list, object, text, view } from '@selvedge/sdk/app';
import { openOrders } from '@selvedge/contracts/orders';

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
  views: [urgent],
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
