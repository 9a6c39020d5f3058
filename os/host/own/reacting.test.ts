import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestServer } from '../../http/testing.ts';
import { publish, t, withShop } from './testing.ts';

const LOG = {
  name: 'stop',
  title: t('停机', 'Stop'),
  fields: {
    machine: { kind: 'text', title: t('机器', 'Machine'), required: true },
    value: { kind: 'text', title: t('值', 'Value') },
    skipped: { kind: 'integer', title: t('略过', 'Left out') },
  },
  label: '{machine}',
  readers: ['owner'],
  writers: ['owner'],
};
const ADD = `api.call('add', { entity: 'own/stop', values: { machine: point.thing, value: String(point.value), skipped: point.skipped } });`;
const rule = (more: object) => ({
  id: 'stops',
  kind: 'point',
  title: t('停机登记', 'Stops'),
  of: { path: '缝制车间/+/status' },
  code: ADD,
  ...more,
});

async function withMachines(): Promise<TestServer> {
  const server = await withShop();
  server.clock.now = Date.parse('2026-11-23T01:00:00Z');
  const type = {
    title: '平车',
    metrics: [
      { name: 'status', datatype: 'text' },
      { name: 'speed', datatype: 'double', unit: 'rpm' },
    ],
  };
  assert.equal((await server.owner('PUT', '/thing-types/lockstitch', { json: type })).status, 200);
  for (const machine of ['m1', 'm2'])
    assert.ok(
      (await server.owner('PUT', `/things/factory/缝制车间/${machine}`, { json: { type: 'lockstitch' } }))
        .status < 300,
    );
  await server.owner('PUT', '/things/factory/裁剪车间/c1', { json: { type: 'lockstitch' } });
  return server;
}

const point = (path: string, value: unknown, ts: number) => ({ path: `factory/${path}`, value, ts });
async function send(server: TestServer, ...points: object[]): Promise<void> {
  const answer = await server.owner('POST', '/ingest', { json: points });
  assert.equal(answer.status, 200, answer.text);
}
const stops = async (server: TestServer) =>
  (await server.owner('GET', '/apps/own/records/stop?sort=createdAt')).body.items.map(
    ({ machine, value, skipped }: Record<string, unknown>) => [machine, value, skipped],
  );

test('a rule on points looks after they are stored, at the newest, and is told how many it was not shown', async () => {
  const server = await withMachines();
  const { host } = server.parts;
  await publish(server, { entities: [LOG], rules: [rule({ every: 60 })] });
  const now = server.clock.now;
  await host.settle();
  await send(
    server,
    point('缝制车间/m1/status', 'run', now - 3000),
    point('缝制车间/m1/status', 'stop', now - 2000),
    point('缝制车间/m1/speed', 12, now),
    point('缝制车间/m2/status', 'run', now),
    point('裁剪车间/c1/status', 'stop', now),
  );
  await host.settle();
  assert.deepEqual((await stops(server)).sort(), [
    ['factory/缝制车间/m1', 'stop', 1],
    ['factory/缝制车间/m2', 'run', 0],
  ]);
  // No more than once in 60 seconds for one metric.
  for (let n = 1; n <= 5; n++) await send(server, point('缝制车间/m1/status', `s${n}`, now + n));
  await host.settle();
  assert.equal((await stops(server)).length, 2);
  server.clock.now += 61_000;
  await host.settle();
  assert.deepEqual((await stops(server)).at(-1), ['factory/缝制车间/m1', 's5', 4]);
  const { points } = (await server.owner('GET', '/own')).body;
  assert.deepEqual(points, [{ rule: 'stops', looked: 3, skipped: 5 }]);
});

test('by type and metric, of this org only, also of machines that come later', async () => {
  const server = await withMachines();
  const { host } = server.parts;
  await publish(server, { entities: [LOG], rules: [rule({ of: { type: 'lockstitch', metric: 'speed' } })] });
  await server.addOrg('other');
  await server.owner('PUT', '/things/factory/新车间/n1', { json: { type: 'lockstitch' } });
  await host.settle();
  const now = server.clock.now;
  await send(server, point('新车间/n1/speed', 300, now), point('新车间/n1/status', 'run', now));
  await host.settle();
  assert.deepEqual(await stops(server), [['factory/新车间/n1', '300', 0]]);
});

test('points come in though a rule does not end, and it is switched off with its reason', async () => {
  const server = await withMachines();
  const { host } = server.parts;
  await publish(server, { entities: [LOG], rules: [rule({ code: 'for (;;) {}' })] });
  await host.settle();
  for (let n = 0; n < 5; n++) {
    server.clock.now += 2000;
    await send(server, point('缝制车间/m1/status', `s${n}`, server.clock.now));
    await host.settle();
  }
  const [state] = (await server.owner('GET', '/own')).body.rules;
  assert.partialDeepStrictEqual(state, { rule: 'stops', disabled: true, failures: 3 });
  const { values } = (
    await server.owner(
      'GET',
      `/series?path=${encodeURIComponent('factory/缝制车间/m1/status')}&from=2026-11-23&to=2026-11-24&agg=raw`,
    )
  ).body;
  assert.deepEqual(values, ['s0', 's1', 's2', 's3', 's4']);
  assert.equal((await server.owner('POST', '/own/rules/stops/on')).status, 204);
});

test('a rule at set times is given the rows of its one question', async () => {
  const server = await withMachines();
  const { owner } = server;
  const late = {
    id: 'late',
    kind: 'schedule',
    title: t('催单', 'Late orders'),
    cron: '30 7 * * 1-6',
    list: { entity: 'shop/order', where: { due: { below: '2026-11-23' } }, sort: 'number', limit: 2 },
    code: `for (const row of rows) api.call('add', { entity: 'own/stop', values: { machine: row.number, value: now.slice(0, 10) } });`,
  };
  await publish(server, { entities: [LOG], rules: [late] });
  for (const [number, due] of [
    ['A1', '2026-11-20'],
    ['A2', '2026-12-01'],
    ['A3', '2026-11-22'],
    ['A4', '2026-11-01'],
  ])
    await owner('POST', '/apps/shop/records/order', { json: { number, due } });
  const tried = (await owner('POST', '/own/try', { json: late })).body.items;
  assert.equal(tried.length, 1);
  assert.deepEqual(
    tried[0].calls.map(({ args }: { args: { values: { machine: string } } }) => args.values.machine),
    ['A1', 'A3'],
  );
  assert.deepEqual(await stops(server), [], 'nothing was stored');
  const { items } = (await owner('GET', '/apps/own/jobs')).body;
  assert.partialDeepStrictEqual(items, [
    { name: 'late', cron: '30 7 * * 1-6', timeZone: 'Asia/Shanghai', last: null },
  ]);
  const run = await owner('POST', '/apps/own/jobs/late/run');
  assert.equal(run.body.fault, null, run.text);
  assert.deepEqual(await stops(server), [
    ['A1', '2026-11-23', null],
    ['A3', '2026-11-23', null],
  ]);

  await publish(server, {
    entities: [LOG],
    rules: [{ ...late, code: `${late.code}\nthrow new Error('no');` }],
  });
  for (let n = 0; n < 3; n++)
    assert.match((await owner('POST', '/apps/own/jobs/late/run')).body.fault, /late \(2\): no/);
  assert.equal((await stops(server)).length, 2, 'all of a run is stored, or nothing');
  assert.partialDeepStrictEqual((await owner('GET', '/own')).body.rules, [{ rule: 'late', disabled: true }]);
  assert.deepEqual((await owner('GET', '/apps/own/jobs')).body.items, []);
});

test('a day among its conditions moves with the clock of the org', async () => {
  const server = await withMachines();
  const { owner, clock } = server;
  for (const [number, due] of [
    ['A1', '2026-11-22'],
    ['A2', '2026-11-23'],
    ['A3', '2026-11-26'],
  ])
    await owner('POST', '/apps/shop/records/order', { json: { number, due } });
  const numbers = async (where: object): Promise<string[]> => {
    const wish = {
      id: 'due',
      kind: 'schedule',
      title: t('催单', 'Due'),
      cron: '0 8 * * *',
      list: { entity: 'shop/order', where, sort: 'number' },
      code: `for (const row of rows) api.call('add', { entity: 'own/stop', values: { machine: row.number } });`,
    };
    const { body } = await owner('POST', '/own/try', { json: wish });
    return body.items[0].calls.map(
      ({ args }: { args: { values: { machine: string } } }) => args.values.machine,
    );
  };
  const soon = { due: { from: { today: 0 }, below: { today: 3 } } };
  assert.deepEqual(await numbers(soon), ['A2']);
  assert.deepEqual(await numbers({ due: { below: { today: 0 } } }), ['A1']);
  assert.deepEqual(await numbers({ due: { today: 3 } }), ['A3']);
  // 23:30 in Shanghai is still the same day; half an hour later it is the next, for a day that begins at midnight.
  clock.now = Date.parse('2026-11-23T15:30:00Z');
  assert.deepEqual(await numbers(soon), ['A2']);
  clock.now = Date.parse('2026-11-24T01:00:00Z');
  assert.deepEqual(await numbers(soon), ['A3']);
  await publish(server, {
    fields: [
      { entity: 'shop/order', name: 'call', field: { kind: 'moment', title: t('回电', 'Call back') } },
    ],
    entities: [LOG],
  });
  const org = (await owner('GET', '/session')).body.org;
  for (const [number, call] of [
    ['B1', `2026-11-24T${org.dayStart}:00+08:00`],
    ['B2', `2026-11-25T${org.dayStart}:00+08:00`],
  ])
    await owner('POST', '/apps/shop/records/order', { json: { number, own_call: call } });
  assert.deepEqual(await numbers({ own_call: { from: { today: 0 }, below: { today: 1 } } }), ['B1']);
});

test('the timetable runs it when it is due', async () => {
  const server = await withMachines();
  const every = {
    id: 'each',
    kind: 'schedule',
    title: t('每分钟', 'Each minute'),
    cron: '* * * * *',
    list: { entity: 'shop/order' },
    code: `api.call('add', { entity: 'own/stop', values: { machine: 'tick' } });`,
  };
  server.clock.now = Date.now();
  await server.parts.host.jobs.open();
  await publish(server, { entities: [LOG], rules: [every] });
  for (const end = Date.now() + 75_000; (await stops(server)).length === 0;) {
    assert.ok(Date.now() < end, 'it did not run');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.deepEqual((await stops(server))[0], ['tick', null, null]);
});

test('tried on the last points; what is not there is inert and told', async () => {
  const server = await withMachines();
  const now = server.clock.now;
  for (let n = 0; n < 30; n++)
    await send(server, point('缝制车间/m1/status', `s${n}`, now - 60_000 + n * 1000));
  const { items } = (await server.owner('POST', '/own/try', { json: rule({}) })).body;
  assert.equal(items.length, 20);
  assert.equal(items[0].label, 'factory/缝制车间/m1/status = s29');
  assert.equal(items[0].calls[0].args.values.value, 's29');
  const broken = (await server.owner('POST', '/own/try', { json: rule({ code: '\nreturn point.none.at;' }) }))
    .body.items;
  assert.equal(broken[0].fault.line, 2);
  for (const wrong of [rule({ of: { path: 'a//b' } }), rule({ of: {} }), rule({ every: 0 })])
    assert.equal((await server.owner('POST', '/own/try', { json: wrong })).status, 400);
  const wish = {
    id: 'gone',
    kind: 'schedule',
    title: t('x', 'x'),
    cron: '0 8 * * *',
    code: '',
    list: { entity: 'shop/order', where: { nothing: 1 } },
  };
  await publish(server, {
    entities: [LOG],
    rules: [wish, { ...wish, id: 'lost', list: { entity: 'none/none' } }],
  });
  const { inert } = (await server.owner('GET', '/own')).body;
  assert.deepEqual(
    inert.map(({ where, reason }: { where: string; reason: { en: string } }) => [where, reason.en]),
    [
      ['rules/gone', 'There is no “nothing”.'],
      ['rules/lost', 'There is no “none/none”.'],
    ],
  );
  assert.equal(
    (await server.owner('PUT', '/own/draft', { json: { rules: [{ ...wish, cron: 'x' }] } })).status,
    400,
  );
});
