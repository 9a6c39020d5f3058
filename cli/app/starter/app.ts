import {
  action,
  choice,
  conflict,
  date,
  defineApp,
  entity,
  integer,
  on,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { finished } from './contract.ts';

/** A kind of record. From it come a table, a list, a form, import and export, the API and an assistant's tools. */
const task = entity('handover/task', {
  title: { zh: '交接事项', en: 'Task' },
  plural: { zh: '交接事项', en: 'Tasks' },
  fields: {
    what: text({ title: { zh: '内容', en: 'What to do' }, required: true, maxLength: 200 }),
    due: date({ title: { zh: '期限', en: 'Due' } }),
    repeatDays: integer({
      title: { zh: '重复间隔', en: 'Repeats' },
      help: {
        zh: '完成后隔几天再做一次；不填则只做一次',
        en: 'Days until it is to be done again; empty = once',
      },
      min: 1,
      max: 365,
    }),
    state: choice({
      title: { zh: '状态', en: 'State' },
      options: { open: { zh: '待办', en: 'To do' }, done: { zh: '已完成', en: 'Done' } },
      required: true,
      default: 'open',
    }),
    doneBy: text({ title: { zh: '完成人', en: 'Done by' } }),
  },
  label: '{what}',
  list: ['what', 'due', 'state', 'doneBy'],
  sort: 'due',
  read: 'handover.read',
  write: 'handover.write',
});

/** Something that is done, with a rule: what is done cannot be done again. */
const finish = action('handover/finish', {
  title: { zh: '完成', en: 'Finish' },
  summary: { zh: '把一件事项标记为已完成。', en: 'Marks a task as done.' },
  permission: 'handover.finish',
  input: { task: ref(task, { title: { zh: '事项', en: 'Task' }, required: true }) },
  output: { state: text({ title: { zh: '状态', en: 'State' }, required: true }) },
  async handle(ctx, input) {
    // Nobody else can change it until this is over, all or nothing.
    const found = await ctx.records(task).lock(input.task);
    if (found.state === 'done')
      throw conflict({ zh: '这件事项已经完成。', en: 'This task is done already.' });
    await ctx.records(task).change(found.id, { state: 'done', doneBy: ctx.actor?.name ?? null });
    const { what, due, repeatDays } = found;
    await ctx.emit(finished, found.id, { what, due, repeatDays });
    return { state: 'done' };
  },
});

/** A question that is asked again and again. It changes nothing. */
const waiting = view('handover/waiting', {
  title: { zh: '待办情况', en: 'What is waiting' },
  summary: { zh: '还有几件待办，其中几件已过期。', en: 'How many tasks are open, and how many are overdue.' },
  permission: 'handover.read',
  input: { day: date({ title: { zh: '日期（默认今天）', en: 'Day (today if empty)' } }) },
  output: {
    open: integer({ title: { zh: '待办', en: 'Open' }, required: true }),
    overdue: integer({ title: { zh: '已过期', en: 'Overdue' }, required: true }),
  },
  async handle(ctx, input) {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.org.timeZone }).format(ctx.now);
    const tasks = ctx.records(task);
    return {
      open: await tasks.count({ state: 'open' }),
      overdue: await tasks.count({ state: 'open', due: { below: input.day ?? today } }),
    };
  },
});

/** Something that follows by itself, exactly once, after the task was finished. */
const repeat = on(finished, 'handover/repeat', async (ctx, heard) => {
  const { what, due, repeatDays } = heard.payload;
  if (repeatDays === null) return;
  const next = new Date(due ?? heard.at);
  next.setUTCDate(next.getUTCDate() + repeatDays);
  await ctx.records(task).add({ what, repeatDays, due: next.toISOString().slice(0, 10) });
});

export default defineApp({
  id: 'handover',
  version: '1.0.0',
  title: { zh: '交接班', en: 'Handover' },
  summary: { zh: '这一班留给下一班的事', en: 'What one shift leaves to the next' },
  mark: '交',
  scope: 'factory',
  permissions: {
    'handover.read': { zh: '查看交接事项', en: 'See tasks' },
    'handover.finish': { zh: '完成交接事项', en: 'Finish tasks' },
    'handover.write': { zh: '修改交接事项', en: 'Change tasks' },
  },
  roles: {
    leader: {
      title: { zh: '带班', en: 'Shift leader' },
      permissions: ['handover.read', 'handover.finish', 'handover.write'],
      grantedTo: ['owner', 'manager', 'engineer', 'leader'],
    },
    crew: {
      title: { zh: '班组成员', en: 'Crew' },
      permissions: ['handover.read', 'handover.finish'],
      grantedTo: ['worker'],
    },
    guest: { title: { zh: '只读', en: 'Guest' }, permissions: ['handover.read'], grantedTo: ['viewer'] },
  },
  entities: [task],
  actions: [finish],
  views: [waiting],
  events: [finished],
  subscriptions: [repeat],
});
