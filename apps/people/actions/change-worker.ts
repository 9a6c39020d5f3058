import { action, boolean, text } from '@selvedge/sdk/app';
import { worker } from '../entities/worker.ts';
import { homeRateField, loginField, phoneField, positionField, skillsField } from '../fields/worker.ts';
import { t } from '../words.ts';
import { giveBadge, loginOf, MANAGE, whichWorker } from './worker-facts.ts';

export const changeWorker = action('people/changeWorker', {
  title: t('修改档案', 'Change a worker’s record'),
  summary: t(
    '只改填了的栏目；组和离职另有操作。',
    'Changes what is filled in; teams and leaving have actions of their own.',
  ),
  permission: MANAGE,
  input: {
    worker: whichWorker,
    number: text({ title: t('工号', 'Number'), maxLength: 20 }),
    name: text({ title: t('姓名', 'Name'), maxLength: 60 }),
    position: positionField,
    phone: phoneField,
    isApprentice: boolean({ title: t('学徒', 'Apprentice') }),
    skills: skillsField,
    homeRate: homeRateField,
  },
  output: { worker: whichWorker },
  async handle(ctx, { worker: id, ...given }) {
    const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    await ctx.records(worker).change(id, changes);
    return { worker: id };
  },
});

export const linkLogin = action('people/linkLogin', {
  title: t('关联登录名', 'Link a login'),
  summary: t(
    '填了以后本人能看自己的考勤；不填 = 取消关联。',
    'With it he sees his own attendance; without one the link is taken away.',
  ),
  permission: MANAGE,
  input: { worker: whichWorker, login: loginField },
  output: { worker: whichWorker },
  async handle(ctx, { worker: id, login }) {
    await ctx.records(worker).change(id, { login: loginOf(login) });
    return { worker: id };
  },
});

export const issueBadge = action('people/issueBadge', {
  offeredWhen: { isActive: [true] },
  title: t('发工牌、补工牌', 'Issue a badge'),
  summary: t('新牌发出，旧牌当即作废。', 'Gives a new badge; the one before is void from now on.'),
  permission: MANAGE,
  input: { worker: whichWorker, reason: text({ title: t('原因', 'Why') }) },
  output: { content: text({ title: t('二维码内容', 'What the QR holds'), required: true }) },
  async handle(ctx, { worker: id, reason }) {
    await ctx.records(worker).lock(id);
    return { content: await giveBadge(ctx, id, reason) };
  },
});
