import { test } from 'node:test';
import { temporaryStore } from '../store/testing.ts';
test('x', async () => {
  const store = await temporaryStore();
  let t = performance.now();
  const lap = (w: string) => {
    console.log(w, Math.round(performance.now() - t));
    t = performance.now();
  };
  const { PgBoss } = await import('pg-boss');
  lap('import');
  const m0 = process.memoryUsage().rss;
  const make = () =>
    new PgBoss({
      connectionString: store.adminUrl,
      schema: 'selvedge_jobs',
      max: 2,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
  let boss = make();
  boss.on('error', (e) => console.log('ERR', e.message));
  lap('make');
  await boss.start();
  lap('start');
  await boss.createQueue('apps', {
    policy: 'exclusive',
    retryLimit: 3,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 900,
    heartbeatSeconds: 30,
    deleteAfterSeconds: 86400,
  });
  lap('queue');
  await boss.work('apps', { localConcurrency: 2, includeMetadata: true }, async ([job]) => {
    console.log('run', job.data, job.retryCount);
    if (job.retryCount === 0) throw new Error('no');
  });
  lap('work');
  await boss.schedule(
    'apps',
    '* * * * *',
    { job: 'shop/x', org: 'o' },
    { key: 'shop/x/0198-aaaa', tz: 'Asia/Shanghai', singletonKey: 'shop/x/0198-aaaa', missed: 'once' },
  );
  lap('schedule');
  console.log(JSON.stringify(await boss.getSchedules('apps')));
  console.log(boss.previewSchedule('50 7 * * *', { tz: 'Asia/Shanghai', from: new Date() }));
  await boss.send('apps', { job: 1 }, { singletonKey: 'a', retryDelay: 1 });
  console.log('second', await boss.send('apps', { job: 1 }, { singletonKey: 'a' }));
  await new Promise((r) => setTimeout(r, 8000));
  lap('wait');
  await boss.stop({ graceful: true, timeout: 5000 });
  lap('stop');
  boss = make();
  await boss.start();
  lap('restart');
  await boss.stop();
  lap('stop');
  console.log((process.memoryUsage().rss - m0) / 1e6);
  console.log(
    await store.admin(`select count(*) from pg_class where relnamespace = 'selvedge_jobs'::regnamespace`),
  );
});
