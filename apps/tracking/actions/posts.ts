import { action, boolean, missing, ref, text, workDayOf } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { pass } from '../entities/pass.ts';
import { post } from '../entities/post.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const { thing, name, operation, isPaused } = post.fields;

export const setPost = action('tracking/setPost', {
  title: t('设置读写器', 'Set up a reader'),
  summary: t('它在哪个工位，做哪道工序。', 'At which station it is, and which operation is sewn there.'),
  permission: 'tracking.lead',
  input: { thing, name, operation, isPaused: boolean({ title: isPaused.title, help: isPaused.help }) },
  output: { post: ref(post, { title: post.title, required: true }) },
  makes: ['tracking/post'],
  async handle(ctx, wish) {
    const posts = ctx.records(post);
    const facts = { ...wish, operation: wish.operation?.trim() || null, isPaused: wish.isPaused === true };
    const known = await posts.first({ thing: wish.thing });
    const { id } = known === null ? await posts.add(facts) : await posts.change(known.id, facts);
    return { post: id };
  },
});

export const signIn = action('tracking/signIn', {
  title: t('上工', 'Sign in'),
  summary: t('从现在起，这个工位上做的算他的。', 'From now on, what is sewn at this station is his.'),
  permission: 'tracking.clerk',
  input: {
    thing,
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
  },
  output: { pass: ref(pass, { title: pass.title, required: true }) },
  async handle(ctx, { thing: at, badge, worker }) {
    const day = workDayOf(ctx.now, ctx.org);
    const found = badge == null && worker == null ? null : await workerOf(ctx, { badge, worker, day });
    if (found === null) throw missing(t('这个员工', 'this worker'));
    const now = ctx.now.toISOString();
    const id = ctx.newId();
    const made = await ctx.records(pass).add({
      reading: id,
      scan: id,
      thing: at,
      tag: found.number,
      way: 'read',
      at: now,
      until: now,
      heardAt: now,
      outcome: 'signed-in',
      worker: found.id,
    });
    return { pass: made.id };
  },
});
