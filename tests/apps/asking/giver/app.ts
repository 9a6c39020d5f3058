import { action, actionRef, conflict, defineApp, entity, integer, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });
const quantity = integer({ title: t('数量', 'Quantity'), required: true });
const left = integer({ title: t('剩余', 'Left'), required: true, readableBy: 'giver.stock' });

const issue = entity('giver/issue', {
  title: t('领用', 'Issue'),
  fields: { quantity, who: text({ title: t('谁', 'Who') }) },
  label: '{quantity}',
  read: 'giver.see',
});

/** Writes first and refuses afterwards, as actions may. */
const take = action('giver/take', {
  title: t('领料', 'Take'),
  permission: 'giver.take',
  input: { quantity },
  output: { issue: text({ title: t('单', 'Issue'), required: true }), left },
  async handle(ctx, input) {
    const { id } = await ctx.records(issue).add({ quantity: input.quantity, who: ctx.actor?.login ?? null });
    if (input.quantity > 10) throw conflict(t('库存不够。', 'There is not so much.'));
    return { issue: id, left: 10 - input.quantity };
  },
});

const again = action('giver/again', {
  title: t('再来', 'Again'),
  permission: 'giver.take',
  input: {},
  output: {},
  async handle(ctx) {
    await ctx.records(issue).add({ quantity: 1 });
    await ctx.run(actionRef('asker/around', { input: {}, output: {} }), {});
    return {};
  },
});

export default defineApp({
  id: 'giver',
  version: '1.0.0',
  title: t('仓库', 'Store room'),
  summary: t('测试用的应用', 'An app for tests'),
  mark: '仓',
  scope: 'factory',
  requires: { optional: { asker: '1.0.0' } },
  permissions: {
    'giver.see': t('查看', 'See'),
    'giver.take': t('领料', 'Take'),
    'giver.stock': t('查看库存', 'See the stock'),
  },
  roles: {
    keeper: {
      title: t('仓管', 'Keeper'),
      permissions: ['giver.see', 'giver.take', 'giver.stock'],
      grantedTo: ['owner'],
    },
    taker: { title: t('领料人', 'Taker'), permissions: ['giver.take'], grantedTo: ['leader'] },
  },
  entities: [issue],
  actions: [take, again],
});
