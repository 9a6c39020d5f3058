import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const APPS = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'figures');
const house = await openApps(join(APPS, 'mill'), join(APPS, 'boss'));
const { owner, server, clock } = house;
clock.now = Date.parse('2026-11-23T04:20:00Z');
const viewer = await house.as('viewer');
const leader = await house.as('leader');

const looms = [
  await owner.add('loom', { name: '一号', owner: 'CANARY' }),
  await owner.add('loom', { name: '二号' }),
];
const LOTS = [
  [0, '早', '2026-11-16', 100, 90, '10.125'],
  [0, '晚', '2026-11-17', 300, 300, '30.5'],
  [1, '早', '2026-11-17', 7, 3, '1'],
  [1, null, '2026-11-22', 50, 49, null],
  [null, '晚', '2026-11-30', 11, 11, '2.001'],
] as const;
for (const [loom, shift, day, metres, good, weight] of LOTS)
  await owner.add('lot', {
    loom: loom === null ? null : looms[loom].id,
    shift,
    day,
    metres,
    good,
    weight,
    closedOn: shift === '晚' ? day : null,
  });
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

test('every way to ask has the same figure', async () => {
  const { total, kpi } = await owner.kpi('good-rate', NOVEMBER);
  assert.deepEqual(total, { key: {}, numerator: '453', denominator: '468', value: '96.79' });
  assert.equal(kpi.formula.zh, '合格米数 ÷ 织出米数');

  const week = await owner.view('week', { from: '2026-11-16' });
  const asked = await owner.kpi('good-rate', { from: '2026-11-16', to: '2026-11-22' });
  assert.deepEqual(week, { rate: asked.total.value, good: asked.total.numerator });

  const day = { from: '2026-11-17', to: '2026-11-17' };
  const { rate } = await owner.in('boss').view('evening', { day: day.from });
  assert.equal(rate, (await owner.kpi('good-rate', day)).total.value);

  const csv = await server.owner(
    'GET',
    `/apps/mill/kpis/good-rate/export?format=csv&from=2026-11-01&to=2026-11-30`,
  );
  assert.equal(csv.status, 200, csv.text);
  assert.match(csv.text, /2026-11-01,2026-11-30,453,468,96\.79/);
  const xlsx = await server.owner(
    'GET',
    `/apps/mill/kpis/good-rate/export?from=2026-11-01&to=2026-11-30&by=loom`,
  );
  assert.match(xlsx.headers.get('content-type') ?? '', /spreadsheetml/);

  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${server.owner.token}`, 'x-org': 'factory' } },
    }),
  );
  const { tools } = await client.listTools();
  const tool = tools.find(({ name }) => name === 'mill_good-rate_kpi');
  assert.match(tool?.description ?? '', /ISO 22400/);
  const { structuredContent } = await client.callTool({ name: 'mill_good-rate_kpi', arguments: NOVEMBER });
  assert.deepEqual((structuredContent as { total: unknown }).total, total);
  await client.close();

  const { kpis } = await owner.json('GET', '/apps/mill');
  assert.deepEqual(kpis[0], kpi);
  const { items } = await owner.json('GET', '/apps/mill/kpis');
  assert.deepEqual(items, kpis);
});

test('groups and periods add up to the whole', async () => {
  for (const name of ['good-rate', 'lot-weight'])
    for (const by of [[], ['loom'], ['shift'], ['loom', 'shift']])
      for (const every of [undefined, 'day', 'week', 'month']) {
        const whole = await owner.kpi(name, NOVEMBER);
        const part = await owner.kpi(name, { ...NOVEMBER, by, ...(every === undefined ? {} : { every }) });
        assert.deepEqual(part.total, whole.total, `${name} ${by.join()} ${every ?? ''}`);
        const sum = (figures: { numerator: string; denominator: string }[]): [number, number] => [
          figures.reduce((all, { numerator }) => all + Number(numerator) * 1000, 0),
          figures.reduce((all, { denominator }) => all + Number(denominator), 0),
        ];
        if (by.length > 0) assert.deepEqual(sum(part.rows), sum([whole.total]));
        if (every !== undefined)
          assert.deepEqual(sum(part.periods.map(({ total }: { total: never }) => total)), sum([whole.total]));
      }
  const weeks = await owner.kpi('good-rate', { ...NOVEMBER, every: 'week' });
  assert.deepEqual(
    weeks.periods.map(({ from, to, total }: { from: string; to: string; total: { value: string } }) => [
      from,
      to,
      total.value,
    ]),
    [
      ['2026-11-01', '2026-11-01', null],
      ['2026-11-02', '2026-11-08', null],
      ['2026-11-09', '2026-11-15', null],
      ['2026-11-16', '2026-11-22', '96.72'],
      ['2026-11-23', '2026-11-29', null],
      ['2026-11-30', '2026-11-30', '100.00'],
    ],
  );
});

test('a stand is that of the end, not a sum of days', async () => {
  const { total, periods } = await owner.kpi('open-lots', { ...NOVEMBER, every: 'week' });
  assert.equal(total.value, '3');
  assert.deepEqual(
    periods.map((period: { total: { value: string } }) => period.total.value),
    ['0', '0', '0', '3', '3', '3'],
  );
});

test('a KPI is asked with its permission, labels are those the person may see', async () => {
  const refused = (status: number) => (error: unknown) => error instanceof Refused && error.status === status;
  await assert.rejects(viewer.kpi('good-rate', NOVEMBER), refused(403));
  // Another app's view is asked with one's own rights there.
  await assert.rejects(viewer.in('boss').view('evening', { day: '2026-11-17' }), refused(403));
  assert.equal((await leader.in('boss').view('evening', { day: '2026-11-17' })).rate, '98.70');
  assert.deepEqual(
    (await viewer.json('GET', '/apps/mill')).kpis.map(({ name }: { name: string }) => name),
    ['open-lots'],
  );
  const mine = await owner.kpi('good-rate', { ...NOVEMBER, by: ['loom'] });
  assert.equal(mine.labels[looms[0].id], '一号 CANARY');
  const theirs = await leader.kpi('good-rate', { ...NOVEMBER, by: ['loom'] });
  assert.equal(theirs.labels[looms[0].id], '一号');
  assert.deepEqual(theirs.rows, mine.rows);
  for (const wrong of [
    { ...NOVEMBER, by: ['owner'] },
    { ...NOVEMBER, by: ['day'] },
    { from: '2026-11-30', to: '2026-11-01' },
    { from: 'x', to: '2026-11-01' },
    { from: '2020-01-01', to: '2026-11-01', every: 'day' },
  ])
    await assert.rejects(owner.kpi('good-rate', wrong), refused(400));
  await assert.rejects(owner.kpi('none', NOVEMBER), refused(404));
  const stranger = await house.stranger('stranger');
  await assert.rejects(stranger.kpi('good-rate', NOVEMBER), refused(404));
  const elsewhere = await house.elsewhere('elsewhere');
  assert.equal((await elsewhere.kpi('good-rate', NOVEMBER)).total.numerator, '0');
});

test('the catalogue holds what somebody may ask, with its value, and its file the same', async () => {
  const { items } = await owner.json('GET', '/kpis?from=2026-11-01&to=2026-11-30');
  for (const { app, kpi, total } of items) {
    assert.equal(app.id, 'mill');
    assert.deepEqual(total, (await owner.kpi(kpi.name, NOVEMBER)).total);
  }
  const names = items.map(({ kpi }: { kpi: { name: string } }) => kpi.name);
  assert.deepEqual(names.toSorted(), ['good-rate', 'lot-weight', 'open-lots']);
  const mine = await viewer.json('GET', '/kpis?from=2026-11-01&to=2026-11-30');
  assert.deepEqual(
    mine.items.map(({ kpi }: { kpi: { name: string } }) => kpi.name),
    ['open-lots'],
  );
  const file = await server.owner('GET', '/kpis/export?format=csv&language=en&from=2026-11-01&to=2026-11-30');
  assert.match(file.text, /Good rate,2026-11-01,2026-11-30,96\.79,%,453,468,/);
  const refused = await server.owner('GET', '/kpis?from=2026-11-30&to=2026-11-01');
  assert.equal(refused.status, 400);
});

test('figures are published into the namespace with unit and time, once', async () => {
  await server.owner('PUT', '/things/factory', { json: { title: 'factory' } });
  const latest = async (path: string) =>
    (await server.owner('GET', '/latest?under=factory')).body.items?.find(
      (item: { path: string }) => item.path === path,
    );
  await house.runJob('publish-kpis');
  await house.settle();
  const open = await latest('factory/kpi/open');
  assert.equal(open?.value, 3);
  const good = await latest('factory/kpi/good');
  assert.deepEqual([good?.value, good?.ts], [98, '2026-11-22T16:00:00.000Z']);
  await house.runJob('publish-kpis');
  await house.settle();
  const { values } = (
    await server.owner('GET', '/series?path=factory/kpi/good&from=2026-11-01&to=2026-12-01&agg=raw')
  ).body;
  assert.deepEqual(values, [98]);
  const { metrics } = (await server.owner('GET', '/things/factory/kpi')).body;
  assert.deepEqual(
    metrics.map(({ name, unit, datatype, title }: Record<string, unknown>) => [name, unit, datatype, title]),
    [
      ['good', '%', 'double', { zh: '合格率', en: 'Good rate' }],
      ['open', '批', 'double', { zh: '在织批数', en: 'Open lots' }],
    ],
  );
  const jobs = await owner.json('GET', '/apps/mill/jobs');
  assert.equal(jobs.items[0].name, 'publish-kpis');
});
