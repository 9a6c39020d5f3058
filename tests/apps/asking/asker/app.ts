import { action, actionRef, boolean, defineApp, entity, integer, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });
const quantity = integer({ title: t('数量', 'Quantity'), required: true });

const wish = entity('asker/wish', {
  title: t('需求', 'Wish'),
  fields: { quantity, note: text({ title: t('说明', 'Note') }) },
  label: '{quantity}',
  read: 'asker.ask',
});

const take = actionRef('giver/take', {
  input: { quantity },
  output: { issue: text({ title: t('单', 'Issue'), required: true }) },
});

const ask = action('asker/ask', {
  title: t('要料', 'Ask'),
  permission: 'asker.ask',
  input: { quantity, isCaught: boolean({ title: t('不成也记', 'Note it anyway') }) },
  output: { issue: text({ title: t('单', 'Issue') }) },
  async handle(ctx, input) {
    const { id } = await ctx.records(wish).add({ quantity: input.quantity });
    try {
      const { issue } = await ctx.run(take, { quantity: input.quantity });
      return { issue };
    } catch (refused) {
      if (input.isCaught !== true) throw refused;
      await ctx.records(wish).change(id, { note: 'refused' });
      return { issue: null };
    }
  },
});

const around = action('asker/around', {
  title: t('绕圈', 'Around'),
  permission: 'asker.ask',
  input: {},
  output: {},
  async handle(ctx) {
    await ctx.records(wish).add({ quantity: 1 });
    await ctx.run(actionRef('giver/again', { input: {}, output: {} }), {});
    return {};
  },
});

export default defineApp({
  id: 'asker',
  version: '1.0.0',
  title: t('要料', 'Asking'),
  summary: t('测试用的应用', 'An app for tests'),
  mark: '要',
  scope: 'factory',
  requires: { apps: { giver: '1.0.0' } },
  permissions: { 'asker.ask': t('要料', 'Ask') },
  roles: {
    asker: {
      title: t('要料人', 'Asker'),
      permissions: ['asker.ask'],
      grantedTo: ['owner', 'leader', 'worker'],
    },
  },
  entities: [wish],
  actions: [ask, around],
});
