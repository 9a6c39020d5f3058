import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestServer, type TestClient, type TestServer } from '../../http/testing.ts';

const TIMED = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'timed');

async function withBell(): Promise<TestServer> {
  const server = await openTestServer({ catalogue: [TIMED] });
  assert.equal((await server.owner('POST', '/apps/bell/install')).status, 200);
  return server;
}

const strokes = async (client: TestClient): Promise<{ of: string; zone: string | null }[]> =>
  (await client('GET', '/apps/bell/records/stroke?limit=500')).body.items;
const count = async (client: TestClient, of: string): Promise<number> =>
  (await strokes(client)).filter((stroke) => stroke.of === of).length;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (await holds()) return;
    await delay(50);
  }
  assert.fail(`it never came to: ${what}`);
}

/** What the timetable keeps. */
const schemas = async (server: TestServer): Promise<object[]> =>
  server.parts.store.owner((tx) => tx.rows(`select 1 from pg_namespace where nspname = 'selvedge_jobs'`));
const schedules = (server: TestServer): Promise<{ job: string; zone: string }[]> =>
  server.parts.store.owner((tx) =>
    tx.rows(`select data->>'job' as job, timezone as zone from selvedge_jobs.schedule order by 1, 2`),
  );

test('jobs are listed with when they are due on the org’s clocks; run by hand; told how they ended', async () => {
  const server = await withBell();
  const { owner, clock, parts } = server;
  clock.now = Date.parse('2026-11-23T01:00:00Z');
  assert.equal((await owner('GET', '/apps/bell/jobs')).status, 404, 'not switched on');
  await owner('POST', '/apps/bell/enable');
  const listed = async () => (await owner('GET', '/apps/bell/jobs')).body.items;
  const [first] = (await listed()).filter(({ name }: { name: string }) => name === 'morning');
  assert.deepEqual(first, {
    name: 'morning',
    title: { zh: '早上', en: 'In the morning' },
    cron: '50 7 * * mon-sat',
    timeZone: 'Asia/Shanghai',
    next: '2026-11-23T23:50:00.000Z',
    last: null,
  });
  const run = await owner('POST', '/apps/bell/jobs/morning/run');
  assert.deepEqual([run.status, run.body.fault], [200, null], run.text);
  assert.deepEqual(
    (await strokes(owner)).map(({ of, zone }) => [of, zone]),
    [['morning', 'Asia/Shanghai']],
  );
  const failed = await owner('POST', '/apps/bell/jobs/cracked/run');
  assert.deepEqual([failed.status, failed.body.fault], [200, 'the bell is cracked']);
  assert.equal(await count(owner, 'cracked'), 0, 'what a failed run wrote is not there');
  const last = Object.fromEntries(
    (await listed()).map((job: { name: string; last: object }) => [job.name, job.last]),
  );
  assert.partialDeepStrictEqual(last, {
    morning: { fault: null, endedAt: '2026-11-23T01:00:00.000Z' },
    cracked: { fault: 'the bell is cracked' },
    minute: null,
  });
  const trail = (await owner('GET', '/audit?object=bell/stroke:*')).body.items;
  assert.deepEqual(
    trail.map(({ who, via }: { who: null; via: string }) => [who, via]),
    [[null, 'job bell/morning']],
  );

  assert.equal((await owner('POST', '/apps/bell/jobs/none/run')).status, 404);
  const leader = await server.addPerson('leader');
  assert.equal((await leader('GET', '/apps/bell/jobs')).status, 403);
  assert.equal((await leader('POST', '/apps/bell/jobs/morning/run')).status, 403);
  await server.addOrg('other');
  assert.equal((await server.as(owner.token, 'other')('POST', '/apps/bell/jobs/morning/run')).status, 404);
  await parts.host.jobs.close();
});

test('of two runs of one job and org at once the second is refused', async () => {
  const server = await withBell();
  const { owner } = server;
  await owner('POST', '/apps/bell/enable');
  const slow = owner('POST', '/apps/bell/jobs/slow/run');
  await delay(400);
  const second = await owner('POST', '/apps/bell/jobs/slow/run');
  assert.equal(second.status, 409, second.text);
  assert.equal(
    (await owner('POST', '/apps/bell/jobs/morning/run')).body.fault,
    null,
    'another job meanwhile',
  );
  assert.equal((await slow).body.fault, null);
  assert.equal(await count(owner, 'slow'), 1);
});

test(
  'the timetable is open while an org uses an app with jobs, and in step with who uses it where',
  { timeout: 120_000 },
  async () => {
    const server = await withBell();
    const { owner, parts } = server;
    const { jobs } = parts.host;
    await jobs.open();
    assert.deepEqual(await schemas(server), [], 'nobody uses the app: nothing was opened');
    await owner('POST', '/orgs', {
      json: { slug: 'madrid', title: 'Madrid', kind: 'factory', timeZone: 'Europe/Madrid' },
    });
    const madrid = server.as(owner.token, 'madrid');
    for (const client of [owner, madrid])
      assert.equal((await client('POST', '/apps/bell/enable')).status, 204);
    await until(
      'a schedule for each org',
      async () => (await schemas(server)).length > 0 && (await schedules(server)).length === 12,
    );
    assert.deepEqual(
      (await schedules(server)).filter(({ job }) => job === 'bell/minute').map(({ zone }) => zone),
      ['Asia/Shanghai', 'Europe/Madrid'],
    );
    await until(
      'both orgs heard the minute',
      async () => (await count(owner, 'minute')) > 0 && (await count(madrid, 'minute')) > 0,
    );
    assert.equal(
      (await strokes(madrid)).every(({ zone }) => zone === 'Europe/Madrid'),
      true,
    );

    await madrid('POST', '/apps/bell/disable');
    await until('one org’s are gone', async () =>
      (await schedules(server)).every(({ zone }) => zone === 'Asia/Shanghai'),
    );
    await owner('PATCH', '/orgs/factory', { json: { timeZone: 'Asia/Tokyo' } });
    await jobs.follow();
    assert.equal(
      (await schedules(server)).every(({ zone }) => zone === 'Asia/Tokyo'),
      true,
    );
    await owner('POST', '/apps/bell/disable');
    await until('nothing is due', async () => (await schedules(server)).length === 0);
    await jobs.follow();
    const connections = await parts.store.owner((tx) =>
      tx.rows(
        `select 1 from pg_stat_activity where application_name = 'selvedge_jobs' and datname = current_database()`,
      ),
    );
    assert.deepEqual(connections, [], 'and nothing is open');
  },
);

/** Says that a job is due. */
const DUE_NOW = `insert into selvedge_jobs.job (name, data) values ('due',`;

/** As if the platform had been off for a while. */
async function wasOff(server: TestServer, days: number): Promise<void> {
  await server.parts.store.owner(async (tx) => {
    await tx.run(`update selvedge_jobs.schedule set created_on = now() - interval '3 years'`);
    await tx.run(`update selvedge_jobs.version set cron_on = now() - make_interval(days => $1)`, [days]);
  });
}

test(
  'what was missed less than a day ago is made up for once, what is older is not',
  { timeout: 120_000 },
  async () => {
    const server = await withBell();
    const { owner, parts } = server;
    await owner('POST', '/apps/bell/enable');
    const { jobs } = parts.host;
    await jobs.open();
    await jobs.close();
    await wasOff(server, 800);
    await jobs.open();
    await until('the night’s stroke', async () => (await count(owner, 'nightly')) > 0);
    await until('the new year’s was looked at', async () => (await finished(server)).includes('bell/yearly'));
    await delay(1500);
    assert.equal(await count(owner, 'nightly'), 1);
    assert.equal(await count(owner, 'yearly'), 0);
    await jobs.close();
  },
);

const finished = async (server: TestServer): Promise<string[]> =>
  (
    await server.parts.store.owner((tx) =>
      tx.rows<{ job: string }>(
        `select data->>'job' as job from selvedge_jobs.job where name = 'due' and state = 'completed'`,
      ),
    )
  ).map(({ job }) => job);

test(
  'a job that fails is tried again until it is well; what it wrote before is not there',
  { timeout: 120_000 },
  async () => {
    const server = await withBell();
    const { owner, parts } = server;
    await owner('POST', '/apps/bell/enable');
    const { jobs } = parts.host;
    await jobs.open();
    await jobs.close();
    await parts.store.owner((tx) =>
      tx.run(`${DUE_NOW} '{"job": "bell/cracked", "timeZone": "Asia/Shanghai"}')`),
    );
    await jobs.open();
    const last = async (): Promise<{ fault: string | null } | null> =>
      (await owner('GET', '/apps/bell/jobs')).body.items.find(
        ({ name }: { name: string }) => name === 'cracked',
      ).last;
    await until('it failed', async () => (await last())?.fault === 'the bell is cracked');
    await owner('POST', '/apps/bell/records/stroke', { json: { of: 'mended' } });
    await until('it went well', async () => (await last())?.fault === null);
    assert.equal(await count(owner, 'cracked'), 1);
    await jobs.close();
  },
);

test(
  'stopped while a job runs: given up after a few seconds, done once after the next start',
  { timeout: 120_000 },
  async () => {
    const server = await withBell();
    const { owner, parts } = server;
    await owner('POST', '/apps/bell/enable');
    const { jobs } = parts.host;
    await jobs.open();
    await jobs.close();
    const held = (await owner('POST', '/apps/bell/records/stroke', { json: { of: 'hold' } })).body;
    await parts.store.owner((tx) =>
      tx.run(`${DUE_NOW} '{"job": "bell/slow", "timeZone": "Asia/Shanghai"}')`),
    );
    await jobs.open();
    const active = async (): Promise<boolean> =>
      (
        await parts.store.owner((tx) =>
          tx.rows(
            `select 1 from selvedge_jobs.job where state = 'active' and name = 'runs' and data->>'job' = 'bell/slow'`,
          ),
        )
      ).length > 0;
    await until('it runs', active);
    await delay(300);
    const before = performance.now();
    await jobs.close();
    assert.ok(performance.now() - before < 8000, 'it does not hold the stop');
    assert.equal(await count(owner, 'slow'), 0);
    await owner('DELETE', `/apps/bell/records/stroke/${held.id}`);
    await jobs.open();
    await until('it was done', async () => (await count(owner, 'slow')) > 0);
    await jobs.close();
    assert.equal(await count(owner, 'slow'), 1);
  },
);
