import {
  action,
  conflict,
  decimal,
  defineApp,
  entity,
  integer,
  provide,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { openOrders, orderRef, releasing } from '@selvedge/contracts/shop';

const t = (zh: string, en: string) => ({ zh, en });

const ticket = entity('press/ticket', {
  title: t('整烫单', 'Press ticket'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    note: text({ title: t('备注', 'Note') }),
  },
  label: '{note}',
  read: 'press.read',
  write: 'press.read',
});

const load = view('press/load', {
  title: t('整烫负荷', 'Press load'),
  permission: 'press.read',
  input: {},
  output: { pieces: integer({ title: t('件数', 'Pieces'), required: true }) },
  async handle(ctx) {
    const [row] = await ctx.sql<{ pieces: number }>`
      select coalesce(sum(quantity), 0)::bigint as pieces from ${openOrders}`;
    return row;
  },
});

const measure = action('press/measure', {
  title: t('记录温度', 'Note the temperature'),
  permission: 'press.read',
  input: {
    path: text({ title: t('路径', 'Path'), required: true }),
    celsius: decimal({ title: t('温度', 'Temperature'), scale: 1, required: true }),
  },
  output: {},
  async handle(ctx, { path, celsius }) {
    await ctx.publish(path, Number(celsius));
    return {};
  },
});

const heat = view('press/heat', {
  title: t('温度', 'Heat'),
  permission: 'press.read',
  input: { path: text({ title: t('路径', 'Path'), required: true }) },
  output: {
    last: decimal({ title: t('最新', 'Last'), scale: 1 }),
    highest: decimal({ title: t('最高', 'Highest'), scale: 1 }),
  },
  async handle(ctx, { path }) {
    const [answer] = await ctx.history.buckets({
      paths: [path],
      from: new Date(ctx.now.getTime() - 3_600_000),
      to: new Date(ctx.now.getTime() + 1000),
      aggregate: 'max',
    });
    const [latest] = await ctx.history.latest(path.slice(0, path.lastIndexOf('/')));
    return {
      last: latest === undefined ? null : String(latest.value),
      highest: answer === undefined || answer.value.length === 0 ? null : String(Math.max(...answer.value)),
    };
  },
});

/** Lives beside the shop through its contract alone: answers its hook, reads its relation, refers to its orders. */
export default defineApp({
  id: 'press',
  version: '1.0.0',
  title: t('整烫', 'Pressing'),
  summary: t('测试用的第二个应用', 'A second app for tests'),
  mark: '烫',
  scope: 'factory',
  requires: { apps: { shop: '1.0.0' } },
  permissions: { 'press.read': t('查看整烫', 'See pressing') },
  roles: {
    presser: { title: t('整烫工', 'Presser'), permissions: ['press.read'], grantedTo: ['owner', 'viewer'] },
  },
  entities: [ticket],
  actions: [measure],
  views: [load, heat],
  provides: [
    provide(releasing, async (ctx, { order, quantity }) => {
      if (quantity > 500) throw conflict(t('整烫做不了这么多。', 'Pressing cannot take so many.'));
      await ctx.records(ticket).add({ order, note: `${quantity}` });
      return { remark: 'pressed' };
    }),
  ],
});
