import { entityRef, event, integer, date, text } from '@selvedge/sdk/app';

/** What other apps may know of this one: they import this file and nothing else of it. */

/** For fields of other apps that point at a task. */
export const taskRef = entityRef('handover/task');

/** Told after a task was finished. */
export const finished = event('handover/task.finished/v1', {
  title: { zh: '事项完成', en: 'Task finished' },
  payload: {
    what: text({ title: { zh: '内容', en: 'What to do' }, required: true }),
    due: date({ title: { zh: '期限', en: 'Due' } }),
    repeatDays: integer({ title: { zh: '重复间隔', en: 'Repeats' } }),
  },
});
