import { action, defineApp, entity, event, integer, on, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });
const common = { label: '{subject}', read: 'echo.use', write: 'echo.use' };
const subject = text({ title: t('对象', 'Subject'), required: true });

/** How often something was called for each subject. */
const calls = entity('echo/calls', {
  title: t('呼声', 'Calls'),
  fields: { subject, count: integer({ title: t('次数', 'Count'), required: true }) },
  unique: [['subject']],
  ...common,
});

/** Written by the handler: the number that came, and which one it should have been. */
const heardCall = entity('echo/heard', {
  title: t('回声', 'Heard'),
  fields: {
    subject,
    came: integer({ title: t('收到', 'Came'), required: true }),
    expected: integer({ title: t('应为', 'Expected'), required: true }),
  },
  indexes: [['subject']],
  ...common,
});

const called = event('echo/called/v1', {
  title: t('呼叫', 'Called'),
  payload: { count: integer({ title: t('次数', 'Count'), required: true }) },
});

const call = action('echo/call', {
  title: t('呼叫', 'Call'),
  permission: 'echo.use',
  input: {
    id: text({ title: t('对象', 'Subject'), required: true }),
    wait: integer({ title: t('等待', 'Wait') }),
  },
  output: { count: integer({ title: t('次数', 'Count'), required: true }) },
  async handle(ctx, { id, wait }) {
    // A slow one takes its transaction number before it waits, and tells after others that began later.
    if (wait !== null) {
      await ctx.records(calls).add({ subject: ctx.newId(), count: 0 });
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    const found = await ctx.records(calls).lock(id);
    const { count } = await ctx.records(calls).change(id, { count: found.count + 1 });
    await ctx.emit(called, id, { count });
    return { count };
  },
});

/** Tells what it hears, so that a test sees what was lost, came twice or in another order. */
export default defineApp({
  id: 'echo',
  version: '1.0.0',
  title: t('回声', 'Echo'),
  summary: t('测试事件的应用', 'An app that tests events'),
  mark: '声',
  scope: 'factory',
  permissions: { 'echo.use': t('使用', 'Use') },
  roles: { user: { title: t('使用者', 'User'), permissions: ['echo.use'], grantedTo: ['owner'] } },
  entities: [calls, heardCall],
  events: [called],
  actions: [call],
  subscriptions: [
    on(called, 'echo/hear', async (ctx, heard) => {
      const before = await ctx.records(heardCall).count({ subject: heard.subject });
      await ctx
        .records(heardCall)
        .add({ subject: heard.subject, came: heard.payload.count, expected: before + 1 });
    }),
  ],
});
