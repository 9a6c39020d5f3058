import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openQuality, refusedWith } from './testing.ts';

const house = await openQuality();
const { owner, manager, inspectors, station, team, worker, clock } = house;
const [first, second] = inspectors;
const at = (moment: string): void => void (clock.now = Date.parse(`${moment}:00+08:00`));
at('2026-11-23T10:00');
const DAY = { from: '2026-11-23', to: '2026-11-23' };
const { order, style, bundles, ...made } = await house.addOrder();
const sew = (bundle: string, steps: readonly string[]): Promise<void> => made.sew(bundle, steps);
await sew(bundles[0], ['10', '20']);
await sew(bundles[1], ['10']);

const endline = (facts: object, user = station) =>
  user.act('check', { id: randomUUID(), kind: 'endline', order, team, inspected: 1, ...facts });

test('the end of a line: OK and defects by one thumb; the same id counts once; DHU and % defective apart', async () => {
  await endline({ inspected: 8 });
  const id = randomUUID();
  const findings = [{ code: 'S01', drawing: 'tee', side: 'front', x: 300, y: 700 }, { code: 'S09' }];
  const bad = await endline({ id, findings });
  assert.deepEqual([bad.isRepeated, bad.today], [false, { inspected: 9, defectives: 1, defects: 2 }]);
  assert.equal((await endline({ id, findings })).isRepeated, true);
  const { today } = await endline({ findings: [{ code: 'S03' }] });
  assert.deepEqual(today, { inspected: 10, defectives: 2, defects: 3 });
  const [dhu, defective, firstPass] = await Promise.all(
    ['dhu', 'defective', 'first-pass'].map(async (name) => (await owner.kpi(name, DAY)).total.value),
  );
  assert.deepEqual([dhu, defective, firstPass], ['30.00', '20.00', '80.00']);
  const { bars, ...figures } = await owner.view('pareto', DAY);
  assert.deepEqual([figures.dhu, figures.defective, figures.inspected], ['30.00', '20.00', 10]);
  assert.equal(bars[0].cumulative, '33.33');
  assert.equal(bars.at(-1).cumulative, '100.00');
  const [known] = (await station.view('station')).teams;
  assert.deepEqual([known.inspected, known.defects], [10, 3]);
});

test('what was wrong is taken back by another record: by the inspector for a while, then by whoever is in charge', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  await endline({ id, findings: [{ code: 'S02' }] });
  await endline({ id: other, findings: [{ code: 'S02' }] }, first);
  await assert.rejects(station.act('takeBack', { id: other }), refusedWith('conflict', /your own/));
  await station.act('takeBack', { id });
  await station.act('takeBack', { id });
  at('2026-11-23T11:00');
  await assert.rejects(first.act('takeBack', { id: other }), refusedWith('conflict', /30 minutes/));
  await manager.act('takeBack', { id: other, reason: '看错了' });
  assert.equal((await owner.kpi('dhu', DAY)).total.value, '30.00');
  const { bars } = await owner.view('pareto', DAY);
  assert.ok(bars.every(({ key }: { key: string }) => key !== 'S02'));
});

test('a sewing defect goes back to whoever sewed it, and comes back when he scans again', async () => {
  const { sentBack, refused, check } = await endline({
    kind: 'roaming',
    code: bundles[0],
    operation: '10',
    inspected: 5,
    defectives: 2,
    findings: [{ code: 'S01', quantity: 2 }],
  });
  assert.deepEqual([sentBack, refused], [2, 0]);
  const { items } = await manager.list('finding', { where: { check } });
  assert.deepEqual([items[0].worker, items[0].sentBack, items[0].operation], [worker.id, 2, '10']);
  const { items: records } = await owner.in('tracking').list('record', { where: { kind: 'rework-out' } });
  assert.deepEqual([records.length, records[0].moved, records[0].worker], [1, 2, worker.id]);
  // The output waits until they are repaired.
  await sew(bundles[0], ['30']);
  assert.equal(
    (await owner.in('tracking').list('record', { where: { operation: '30' } })).items[0].quantity,
    18,
  );
  await sew(bundles[0], ['10']);
  await sew(bundles[0], ['30']);
  const out = (await owner.in('tracking').list('record', { where: { operation: '30' } })).items;
  assert.equal(
    out.reduce((sum, { quantity }) => sum + quantity, 0),
    20,
  );
});

test('more than was sewn cannot go back, and what was found is kept all the same', async () => {
  const facts = {
    kind: 'roaming',
    code: bundles[1],
    operation: '20',
    inspected: 3,
    findings: [{ code: 'S05', quantity: 3 }],
  };
  const answer = await endline({ ...facts, defectives: 3 });
  assert.deepEqual([answer.sentBack, answer.refused], [0, 3]);
  const fabric = await endline({ ...facts, operation: '10', findings: [{ code: 'F01' }] });
  assert.deepEqual([fabric.sentBack, fabric.refused], [0, 0]);
});

test('rework that nobody began is taken back with the defect', async () => {
  const id = randomUUID();
  await endline({ id, kind: 'roaming', code: bundles[1], operation: '10', findings: [{ code: 'S01' }] });
  const open = async () =>
    (await owner.in('tracking').list('record', { where: { bundle: (await bundle()).id } })).items
      .filter(({ operation, isRework }) => operation === '10' && !isRework)
      .reduce((sum: number, { moved }: { moved: number }) => sum + moved, 0);
  const bundle = async () => (await station.view('look', { code: bundles[1] })).bundle;
  assert.equal(await open(), 1);
  await station.act('takeBack', { id });
  assert.equal(await open(), 0);
});

test('a badge says what somebody sewed last, a ticket who sewed which operation', async () => {
  const byBadge = await station.view('look', { code: worker.badge });
  assert.equal(byBadge.worker.name, '王五');
  assert.ok(byBadge.work.some(({ operation }: { operation: string }) => operation === '20'));
  const byTicket = await station.view('look', { code: bundles[1] });
  assert.deepEqual(
    byTicket.work.map(({ title, name }: { title: string; name: string | null }) => [title, name]),
    [
      ['合肩', '王五'],
      ['卷下摆', null],
      ['查验', null],
    ],
  );
  assert.equal((await station.view('look', { code: '999999' })).bundle, null);
});

test('what cannot be is refused with a sentence', async () => {
  await assert.rejects(endline({ findings: [{ code: 'X99' }] }), refusedWith('input.invalid', /X99/));
  await assert.rejects(endline({ defectives: 1 }), refusedWith('input.invalid', /[Dd]efective/));
  await assert.rejects(
    endline({ inspected: 1, defectives: 2, findings: [{ code: 'S01', quantity: 2 }] }),
    refusedWith('input.invalid'),
  );
  await assert.rejects(endline({ code: '0000000' }), refusedWith('conflict', /ticket/));
  await assert.rejects(endline({ order: null }), refusedWith('input.invalid', /order/));
  await assert.rejects(endline({ kind: 'final' }), refusedWith('input.invalid', /named/));
});

test('four people at the same lot: every record counts, none overwrites another', async () => {
  const { inspection, n } = await first.act('openInspection', { order, lot: 100 });
  assert.equal(n, 20);
  const look = (user: typeof first, many: number, found: object[] = [], id = randomUUID()) =>
    user.act('check', { id, kind: 'final', inspection, inspected: many, findings: found });
  const ids = Array.from({ length: 4 }, () => randomUUID());
  await Promise.all(
    [first, second, station, manager].map((user, index) =>
      look(user, 4, index === 0 ? [{ code: 'S01' }] : [], ids[index]),
    ),
  );
  await Promise.all(
    [first, second, station, manager].map((user, index) =>
      look(user, 4, index === 0 ? [{ code: 'S01' }] : [], ids[index]),
    ),
  );
  const sheet = await second.view('lotSheet', { inspection });
  assert.deepEqual([sheet.inspected, sheet.defects, sheet.verdict, sheet.late], [16, 1, 'open', 0]);
  await assert.rejects(
    second.act('conclude', { inspection, signer: '李' }),
    refusedWith('conflict', /^4 pieces/),
  );
  await look(second, 4);
  const both = await Promise.allSettled(
    [first, second].map((user) => user.act('conclude', { inspection, signer: '李检' })),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const after = await manager.view('lotSheet', { inspection });
  assert.deepEqual(
    [after.state, after.signer, after.classes[1].found, after.found[0].title.en],
    ['accepted', '李检', 1, 'Skipped stitch'],
  );
  // A phone that was offline comes late: kept, told, and the verdict stays.
  await look(station, 1, [{ code: 'S22' }]);
  const late = await manager.view('lotSheet', { inspection });
  assert.deepEqual([late.state, late.verdict, late.late], ['accepted', 'accepted', 1]);
  await assert.rejects(first.act('takeBack', { id: ids[0] }), refusedWith('conflict', /decided/));
});

test('decided by defective pieces a garment counts once, in its worst class; lots that have begun stay as they are', async () => {
  const before = await first.act('openInspection', { order, lot: 100 });
  await owner.json('PUT', '/apps/quality/settings', { counts: 'pieces' });
  const lot = await first.act('openInspection', { order, lot: 100 });
  const found = async ({ inspection }: { inspection: string }) => {
    const findings = [{ code: 'S01', quantity: 3 }];
    await first.act('check', { id: randomUUID(), kind: 'final', inspection, inspected: 1, findings });
    const { counts, defects, classes } = await second.view('lotSheet', { inspection });
    return [counts, defects, classes[1].found, classes[1].verdict];
  };
  assert.deepEqual(await found(lot), ['pieces', 3, 1, 'open']);
  assert.deepEqual(await found(before), ['defects', 3, 3, 'rejected']);
  await owner.json('PUT', '/apps/quality/settings', { counts: 'defects' });
  for (const { inspection } of [before, lot])
    await manager.act('cancelInspection', { inspection, reason: '-' });
});

test('the plan stays with the lot when the settings change', async () => {
  const { inspection } = await first.act('openInspection', { order, lot: 2400 });
  const told = async () => {
    const { n, classes } = await first.view('lotSheet', { inspection });
    return [
      n,
      ...classes.map(({ accept, reject }: { accept: number; reject: number }) => `${accept}/${reject}`),
    ];
  };
  assert.deepEqual(await told(), [125, '0/1', '7/8', '10/11']);
  await owner.json('PUT', '/apps/quality/settings', { major: '1.0', level: 'III' });
  assert.deepEqual(await told(), [125, '0/1', '7/8', '10/11']);
  const fresh = await first.view('plan', { order, lot: 2400 });
  assert.deepEqual([fresh.n, fresh.classes[1].accept], [200, 5]);
  await owner.json('PUT', '/apps/quality/settings', { major: '2.5', level: 'II' });
  await assert.rejects(first.act('cancelInspection', { inspection, reason: 'x' }), refusedWith(403));
  await manager.act('cancelInspection', { inspection, reason: '开错了' });
  await assert.rejects(
    first.act('check', { id: randomUUID(), kind: 'final', inspection, inspected: 1 }),
    refusedWith('conflict', /cancelled/),
  );
});

test('switching, when it is on: two rejected lots tighten, five more stop, resumed it goes on', async () => {
  await owner.json('PUT', '/apps/quality/settings', { switching: true });
  const series = await house.addOrder();
  const severity = async () => {
    const plan = await first.view('plan', { order: series.order, lot: 100 });
    return plan.isStopped ? 'stopped' : plan.severity;
  };
  const lot = async (found: object[], more: object = {}) => {
    clock.now += 60_000;
    const { inspection, n } = await first.act('openInspection', { order: series.order, lot: 100, ...more });
    await first.act('check', { id: randomUUID(), kind: 'final', inspection, inspected: n, findings: found });
    return { inspection, ...(await first.act('conclude', { inspection, signer: '李检' })) };
  };
  const critical = [{ code: 'S22' }];
  const refused = await lot(critical);
  assert.equal(refused.verdict, 'rejected');
  // Presented again after rework it does not count.
  await lot(critical, { repeats: refused.inspection });
  assert.equal(await severity(), 'normal');
  await lot(critical);
  assert.equal(await severity(), 'tightened');
  for (let more = 0; more < 5; more++) await lot(critical);
  assert.equal(await severity(), 'stopped');
  await assert.rejects(lot([]), refusedWith('conflict', /stopped/));
  await assert.rejects(first.act('resume', { style: series.style, reason: '换针' }), refusedWith(403));
  clock.now += 60_000;
  await manager.act('resume', { style: series.style, reason: '换针、培训' });
  assert.equal(await severity(), 'tightened');
  await owner.json('PUT', '/apps/quality/settings', { switching: false });
  assert.equal(await severity(), 'normal');
  const { total } = await owner.kpi('final-pass', { from: '2026-11-23', to: '2026-11-24' });
  assert.deepEqual([total.numerator, total.denominator], ['1', '8']);
  assert.notEqual(style, series.style);
});

test('points are measured against the released size specification, and the last measure counts', async () => {
  const line = (point: string, found: string, piece = 1) => ({ size: 'M', piece, point, found });
  const id = randomUUID();
  const lines = [line('胸围', '101.5'), line('衣长', '70'), line('衣长', '69.5', 2)];
  const told = await first.act('measure', { id, order, lines });
  assert.deepEqual([told.kept, told.beyond], [3, 1]);
  assert.deepEqual(await first.act('measure', { id, order, lines }), told);
  const sheet = async () => (await first.view('measuring', { order })).measured;
  assert.deepEqual(
    (await sheet())
      .map(({ point, piece, fit }: { point: string; piece: number; fit: string }) => [point, piece, fit])
      .toSorted(),
    [
      ['胸围', 1, 'over'],
      ['衣长', 1, 'within'],
      ['衣长', 2, 'unknown'],
    ],
  );
  await first.act('measure', { id: randomUUID(), order, lines: [line('胸围', '100.5')] });
  assert.equal((await sheet()).find(({ point }: { point: string }) => point === '胸围').found, '100.50');
  await assert.rejects(
    first.act('measure', { id: randomUUID(), order, lines: [line('袖长', '20')] }),
    refusedWith('conflict', /袖长/),
  );
});

test('a style change waits for its first piece', async () => {
  const waiting = async () =>
    (await station.view('firstPieces')).rows.find((row: { order: string }) => row.order === order);
  assert.equal((await waiting()).result, null);
  const points = [{ point: 'making', isGood: false, note: '下摆起扭' }];
  const id = randomUUID();
  const facts = { order, team, points };
  await first.act('confirmFirst', { id, ...facts, result: 'refused' });
  assert.equal((await first.act('confirmFirst', { id, ...facts, result: 'refused' })).isRepeated, true);
  assert.equal((await waiting()).result, 'refused');
  clock.now += 60_000;
  await first.act('confirmFirst', { id: randomUUID(), ...facts, points: [], result: 'passed' });
  assert.equal((await waiting()).result, 'passed');
});

test('a roll by the four-point system', async () => {
  const id = randomUUID();
  const defects = [
    { code: 'F01', at: '3.2', length: '1.2', isHole: true },
    { at: '10', length: '7.6' },
    { at: '40.5', length: '30' },
    { at: '40.6', length: '30' },
  ];
  const roll = { id, roll: 'R-7', lot: 'G12', length: '109.73', width: '147.3', defects };
  // 2 + 1 + 4, and the second in the same yard adds nothing.
  const told = await first.act('checkRoll', roll);
  assert.deepEqual([told.points, told.perYards, told.result], [7, '3.6', 'accepted']);
  assert.deepEqual(await first.act('checkRoll', roll), told);
});

test('a factory’s own word goes before the pack’s', async () => {
  const words = async () => (await station.view('station')).defects;
  assert.equal((await words()).find(({ code }: { code: string }) => code === 'S09').grade, 'minor');
  await manager.add('defectKind', { code: 'S09', name: '线头（客户 A）', kind: 'sewing', grade: 'major' });
  await manager.add('defectKind', {
    code: 'S11',
    name: '扭骨',
    kind: 'sewing',
    grade: 'major',
    isUsed: false,
  });
  const now = await words();
  assert.deepEqual(
    now
      .filter(({ code }: { code: string }) => ['S09', 'S11'].includes(code))
      .map(({ title, grade }: { title: { zh: string }; grade: string }) => [title.zh, grade]),
    [['线头（客户 A）', 'major']],
  );
});

test('figures by day, team and hour add up to the whole', async () => {
  const whole = await owner.view('figures', DAY);
  assert.ok(whole.inspected > 0 && whole.hours.length > 0);
  const asked = await owner.kpi('dhu', DAY);
  assert.deepEqual([whole.dhu, String(whole.defects)], [asked.total.value, asked.total.numerator]);
  for (const lines of ['team', 'day']) {
    const { days, teamDays, hours } = await owner.view('figures', { ...DAY, lines });
    for (const parts of [days, teamDays, hours])
      for (const name of ['inspected', 'defectives', 'defects'])
        assert.equal(
          parts.reduce((sum: number, part: Record<string, number>) => sum + part[name], 0),
          whole[name],
          name,
        );
  }
  const { teams, inspected } = await owner.view('figures', { ...DAY, team });
  assert.deepEqual([teams.length, inspected], [1, whole.inspected]);
  const { bars } = await owner.view('pareto', { ...DAY, by: 'operation' });
  assert.ok(bars.every(({ orders }: { orders: string[] }) => orders.includes(order)));
});

test('a merchandiser sees of each order whether it is good and may ship', async () => {
  const reader = (await house.as('viewer')).in('quality');
  const { rows } = await reader.view('orders');
  const own = rows.find((row: { order: string }) => row.order === order);
  const sums = await owner.json(
    'GET',
    `/apps/quality/records/check/summary?sum=inspected,defects&where=${encodeURIComponent(JSON.stringify({ order, kind: 'endline' }))}`,
  );
  assert.deepEqual([own.inspected, own.defects], [sums.rows[0].sum.inspected, sums.rows[0].sum.defects]);
  assert.equal(own.dhu, ((own.defects * 100) / own.inspected).toFixed(2));
  const lots = await owner.list('inspection', {
    where: { order, state: { not: 'cancelled' } },
    sort: '-ordinal',
  });
  assert.deepEqual([own.inspection, own.lot], [lots.items[0].id, lots.items[0].state]);
  const measured = rows.filter((row: { measured: number }) => row.measured > 0);
  assert.ok(
    measured.length > 0 &&
      measured.every((row: { beyond: number; measured: number }) => row.beyond <= row.measured),
  );
  assert.ok(rows.some(({ first: result }: { first: string | null }) => result !== null));
});

test('records and their defects have the same sums', async () => {
  const sum = async (entity: string, field: string): Promise<number> => {
    const { rows } = await owner.json('GET', `/apps/quality/records/${entity}/summary?sum=${field}`);
    return rows[0].sum[field];
  };
  assert.ok((await sum('check', 'defects')) > 0);
  assert.equal(await sum('check', 'defects'), await sum('finding', 'quantity'));
});
