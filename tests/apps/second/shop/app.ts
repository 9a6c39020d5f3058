import {
  action,
  boolean,
  choice,
  conflict,
  date,
  defineApp,
  entity,
  event,
  file,
  integer,
  list,
  money,
  object,
  on,
  ref,
  relation,
  settings,
  text,
  view,
} from '@selvedge/sdk/app';
import { openOrders, releasing } from './contract.ts';

const t = (zh: string, en: string) => ({ zh, en });

const customer = entity('shop/customer', {
  title: t('客户', 'Customer'),
  fields: { name: text({ title: t('名称', 'Name'), required: true }) },
  unique: [['name']],
  label: '{name}',
  read: 'shop.read',
  write: 'shop.write',
});

const order = entity('shop/order', {
  title: t('订单', 'Order'),
  plural: t('订单', 'Orders'),
  fields: {
    number: text({ title: t('单号', 'Number'), required: true, maxLength: 40 }),
    customer: ref(customer, { title: t('客户', 'Customer') }),
    quantity: integer({ title: t('数量', 'Quantity'), min: 1, unit: '件' }),
    fee: money({ title: t('加工费', 'Fee'), readableBy: 'shop.prices' }),
    due: date({ title: t('交期', 'Due') }),
    priority: integer({ title: t('优先级', 'Priority'), default: 3 }),
    urgent: boolean({ title: t('加急', 'Urgent') }),
    lines: list({
      title: t('明细', 'Lines'),
      item: object({
        title: t('明细', 'Line'),
        fields: {
          colour: text({ title: t('颜色', 'Colour'), required: true }),
          cost: money({ title: t('成本', 'Cost'), readableBy: 'shop.prices' }),
        },
      }),
    }),
    picture: file({ title: t('图片', 'Picture'), accept: ['image/*'] }),
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), open: t('进行', 'Open') },
      required: true,
      default: 'draft',
    }),
  },
  unique: [['number']],
  indexes: [['priority']],
  label: '{number}',
  read: 'shop.read',
  write: 'shop.write',
});

/** Written by a handler of events: one for each release. */
const notice = entity('shop/notice', {
  title: t('通知', 'Notice'),
  fields: {
    order: ref(order, { title: t('订单', 'Order'), required: true }),
    count: integer({ title: t('次数', 'Count'), required: true }),
  },
  label: '{count}',
  read: 'shop.read',
});

const limits = settings({
  largest: integer({ title: t('最大数量', 'Largest'), default: 1000, asksOnCopy: true }),
});

const released = event('shop/order.released/v1', {
  title: t('订单下达', 'Order released'),
  payload: { quantity: integer({ title: t('数量', 'Quantity'), required: true }) },
});

const release = action('shop/release', {
  title: t('下达', 'Release'),
  permission: 'shop.write',
  input: { order: ref(order, { title: t('订单', 'Order'), required: true }) },
  output: { state: text({ title: t('状态', 'State'), required: true }) },
  async handle(ctx, input) {
    const found = await ctx.records(order).lock(input.order);
    const { largest } = await ctx.settings(limits);
    if ((found.quantity ?? 0) > (largest ?? 0))
      throw conflict(t('数量超过上限。', 'The quantity is above the limit.'));
    await ctx.consult(releasing, { order: found.id, quantity: found.quantity ?? 0 });
    await ctx.records(order).change(found.id, { state: 'open' });
    await ctx.emit(released, found.id, { quantity: found.quantity ?? 0 });
    return { state: 'open' };
  },
});

const open = view('shop/open', {
  title: t('在产', 'Open orders'),
  permission: 'shop.read',
  input: { above: integer({ title: t('大于', 'Above'), default: 0 }) },
  output: {
    count: integer({ title: t('单数', 'Orders'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true }),
    fee: money({ title: t('加工费', 'Fee'), readableBy: 'shop.prices' }),
  },
  async handle(ctx, input) {
    const [row] = await ctx.sql<{ count: number; pieces: number }>`
      select count(*) as count, coalesce(sum(quantity), 0)::bigint as pieces from ${order}
      where state = 'open' and deleted_at is null and quantity > ${input.above ?? 0}`;
    return { ...row, fee: '12.00' };
  },
});

export default defineApp({
  id: 'shop',
  version: '1.1.0',
  title: t('小店', 'Shop'),
  summary: t('测试用的应用', 'An app for tests'),
  mark: '店',
  scope: 'factory',
  permissions: {
    'shop.read': t('查看订单', 'See orders'),
    'shop.write': t('修改订单', 'Change orders'),
    'shop.prices': t('查看价格', 'See prices'),
  },
  roles: {
    clerk: {
      title: t('跟单', 'Clerk'),
      permissions: ['shop.read', 'shop.write'],
      grantedTo: ['engineer', 'leader'],
    },
    chief: {
      title: t('主管', 'Chief'),
      permissions: ['shop.read', 'shop.write', 'shop.prices'],
      grantedTo: ['owner', 'manager'],
    },
    reader: { title: t('只读', 'Reader'), permissions: ['shop.read'], grantedTo: ['viewer'] },
  },
  entities: [customer, order, notice],
  settings: limits,
  migrations: [
    {
      number: 1,
      title: t('按加急填优先级', 'Priority from urgency'),
      sql: 'update "order" set priority = case when urgent then 1 else 3 end where priority is null',
    },
  ],
  events: [released],
  actions: [release],
  hooks: [releasing],
  relations: [
    relation(openOrders, {
      title: t('在产订单', 'Open orders'),
      from: (table) =>
        `select org_id, id, number, quantity from ${table(order)} where state = 'open' and deleted_at is null`,
    }),
  ],
  views: [open],
  subscriptions: [
    on(released, 'shop/notices', async (ctx, heard) => {
      const { number } = await ctx.records(order).get(heard.subject);
      if (number.startsWith('BAD')) throw new Error('this order cannot be noticed');
      const count = await ctx.records(notice).count({ order: heard.subject });
      await ctx.records(notice).add({ order: heard.subject, count: count + 1 });
    }),
  ],
});
