import { defineApp, entity, job, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const stroke = entity('bell/stroke', {
  title: t('钟声', 'Stroke'),
  fields: {
    of: text({ title: t('来自', 'Of'), required: true }),
    zone: text({ title: t('时区', 'Zone') }),
  },
  label: '{of}',
  read: 'bell.read',
  write: 'bell.read',
});

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Strikes at set times, in every way in which a job can go. */
export default defineApp({
  id: 'bell',
  version: '1.0.0',
  title: t('钟', 'Bell'),
  summary: t('测试定时任务的应用', 'An app that tests jobs'),
  mark: '钟',
  scope: 'factory',
  permissions: { 'bell.read': t('查看钟声', 'See strokes') },
  roles: {
    ringer: { title: t('敲钟人', 'Ringer'), permissions: ['bell.read'], grantedTo: ['owner', 'manager'] },
  },
  entities: [stroke],
  jobs: [
    job('bell/minute', {
      title: t('每分钟', 'Every minute'),
      cron: '* * * * *',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'minute', zone: ctx.org.timeZone });
      },
    }),
    job('bell/morning', {
      title: t('早上', 'In the morning'),
      cron: '50 7 * * mon-sat',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'morning', zone: ctx.org.timeZone });
      },
    }),
    job('bell/nightly', {
      title: t('夜里', 'At night'),
      cron: '30 3 * * *',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'nightly' });
      },
    }),
    job('bell/yearly', {
      title: t('新年', 'At new year'),
      cron: '0 0 1 1 *',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'yearly' });
      },
    }),
    job('bell/cracked', {
      title: t('裂了', 'Cracked'),
      cron: '30 4 * * *',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'cracked' });
        const mended = await ctx.records(stroke).first({ of: 'mended' });
        if (mended === null) throw new Error('the bell is cracked');
      },
    }),
    job('bell/slow', {
      title: t('很慢', 'Slow'),
      cron: '30 4 * * *',
      async handle(ctx) {
        await ctx.records(stroke).add({ of: 'slow' });
        const [held] = (await ctx.records(stroke).list({ where: { of: 'hold' } })).items;
        await wait(held === undefined ? 1500 : 20_000);
      },
    }),
  ],
});
