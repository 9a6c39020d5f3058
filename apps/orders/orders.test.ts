import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDraft, addReleased, addStyle, LINES, openOrders, POLO, refusedWith } from './testing.ts';

const house = await openOrders();
const { owner, merchandiser, sales, engineer, leader, worker, viewer } = house;

test('an order goes from draft to closed; two colours and four sizes are one order', async () => {
  const { order } = await addDraft(house);
  assert.partialDeepStrictEqual(await merchandiser.get('order', order), { state: 'draft', quantity: 140 });
  const { state, warnings } = await merchandiser.act('release', { order });
  assert.equal(state, 'released');
  assert.match(warnings[0].zh, /1 道工序待定价/);
  for (const to of ['cutting', 'sewing', 'finishing'])
    assert.equal((await leader.act('advance', { order, to })).state, to);
  const first = await merchandiser.act('ship', { order, lines: [{ colour: '黑', sizes: { S: 10, M: 20 } }] });
  assert.partialDeepStrictEqual(first, { shipped: 30, remaining: 110, state: 'finishing', warnings: [] });
  const matrix = await viewer.view('orderMatrix', { order });
  assert.deepEqual(matrix.sizes, ['S', 'M', 'L', 'XL']);
  assert.partialDeepStrictEqual(matrix.rows[0], { colour: '黑', ordered: 60, shipped: 30, remaining: 30 });
  assert.deepEqual(matrix.totals[1], { size: 'M', ordered: 50, shipped: 20, remaining: 30 });
  const rest = await merchandiser.act('ship', {
    order,
    lines: [
      { colour: '黑', sizes: { L: 20, XL: 10 } },
      { colour: '白', sizes: { S: 10, M: 30, L: 31, XL: 10 } },
    ],
  });
  assert.partialDeepStrictEqual(rest, { shipped: 141, remaining: 0, state: 'shipped' });
  assert.match(rest.warnings[0].zh, /白 L 共出 31 件，超出上限 30 件/);
  assert.equal((await merchandiser.act('close', { order })).state, 'closed');
  await assert.rejects(merchandiser.act('hold', { order, reason: '-' }), refusedWith('conflict', /Closed/));
});

test('the release freezes style, operations and prices; a later version does not touch the order', async () => {
  const { order, style, styleVersion } = await addReleased(house);
  const { styleVersion: second, number } = await engineer.act('reviseStyle', { style, reason: '改领型' });
  assert.equal(number, 2);
  await engineer.act('editVersion', {
    styleVersion: second,
    operations: POLO.map((one) => ({ ...one, price: '9' })),
  });
  await assert.rejects(
    engineer.act('editVersion', { styleVersion, notes: '改' }),
    refusedWith('conflict', /never changes/),
  );
  await engineer.act('releaseVersion', { styleVersion: second });
  const { snapshot } = await owner.get('order', order);
  assert.equal(snapshot.version, 1);
  assert.deepEqual(
    snapshot.operations.map(({ price }: { price: string | null }) => price),
    ['0.1200', '0.2500', '0.3250', null],
  );
  await assert.rejects(
    merchandiser.act('adoptVersion', { order, styleVersion: second, reason: '客户要求' }),
    refusedWith('conflict', /line leader/),
  );
  await assert.rejects(merchandiser.act('confirmVersion', { styleVersion: second }), refusedWith(403));
  assert.equal((await leader.act('confirmVersion', { styleVersion: second, group: '3组' })).confirmations, 1);
  assert.equal((await leader.act('confirmVersion', { styleVersion: second })).confirmations, 1);
  await merchandiser.act('adoptVersion', { order, styleVersion: second, reason: '客户要求' });
  const after = await owner.get('order', order);
  assert.equal(after.snapshot.version, 2);
  assert.deepEqual(
    after.snapshot.operations.map(({ price }: { price: string }) => price),
    ['0.1200', '0.2500', '0.3250', '9.0000'],
    'a price of the order stays, a pending one comes with the version',
  );
  const sheet = await leader.view('styleSheet', { styleVersion: second });
  assert.partialDeepStrictEqual(sheet, { version: 2, sam: '3.0000', confirmations: [{ group: '3组' }] });
});

test('a bulletin with faults is kept as a draft and not released', async () => {
  const { id: style } = await engineer.add('style', { number: 'FAULTY' });
  const { styleVersion } = await engineer.act('reviseStyle', { style });
  const circle = [
    { code: '1', title: '甲', after: ['2'] },
    { code: '2', title: '乙', after: ['1'] },
  ];
  const { warnings } = await engineer.act('editVersion', { styleVersion, operations: circle });
  assert.match(JSON.stringify(warnings), /产出工序.*死循环/);
  await assert.rejects(
    engineer.act('releaseVersion', { styleVersion }),
    refusedWith('input.invalid', /wait for one another/),
  );
});

test('a similar style is copied with what differs', async () => {
  const { style } = await addStyle(house, { season: '2026 秋' });
  const copy = await merchandiser.act('copyStyle', {
    from: style,
    number: 'COPY-1',
    changes: [
      { code: '20', remove: true },
      { code: '25', title: '做翻领', part: '领', insertAfter: '10' },
      { code: '30', sam: '1.3' },
    ],
  });
  assert.deepEqual(copy.warnings, []);
  const { operations, ...sheet } = await owner.view('styleSheet', {
    styleVersion: copy.styleVersion,
  });
  assert.deepEqual(
    operations.map(({ code, price }: { code: string; price: string | null }) => [code, price]),
    [
      ['10', '0.1200'],
      ['25', null],
      ['30', '0.3250'],
      ['40', null],
    ],
  );
  assert.partialDeepStrictEqual(sheet, { number: 'COPY-1', version: 1, status: 'draft', pendingPrices: 2 });
  await assert.rejects(
    merchandiser.act('copyStyle', { from: style, number: 'COPY-2', changes: [{ code: '10', price: '5' }] }),
    refusedWith('input.invalid'),
  );
  await assert.rejects(
    merchandiser.act('copyStyle', { from: style, number: 'COPY-1' }),
    refusedWith('conflict'),
  );
});

test('quantities change after the release with before, after and reason, and are told', async () => {
  const { order } = await addReleased(house);
  const lines = [{ colour: '黑', sizes: { S: 5, M: 20, L: 20, XL: 10 } }, LINES[1]];
  await assert.rejects(merchandiser.act('changeQuantities', { order, lines }), refusedWith('input.invalid'));
  await merchandiser.act('ship', { order, lines: [{ colour: '黑', sizes: { S: 8 } }] });
  const changed = await merchandiser.act('changeQuantities', { order, lines, reason: '客户减单' });
  assert.equal(changed.quantity, 135);
  assert.match(changed.warnings[0].zh, /黑 S 已出货比新数量多 3 件/);
  const { items } = await viewer.list('orderChange', { where: { order } });
  assert.equal(items.length, 1);
  assert.partialDeepStrictEqual(items[0], {
    what: 'quantities',
    reason: '客户减单',
    before: LINES,
    after: lines,
  });
  await assert.rejects(
    merchandiser.act('changeOrder', { order, lines }),
    refusedWith('conflict', /Change quantities/),
  );
  await merchandiser.act('changeOrder', { order, due: '2026-12-12', reason: '面料晚到' });
  const terms = await viewer.list('orderChange', { where: { order, what: 'terms' } });
  assert.deepEqual(terms.items[0].facts, [{ field: 'due', before: '2026-12-05', after: '2026-12-12' }]);
});

test('deliveries share out an order and never more than it', async () => {
  const { order } = await addReleased(house);
  const part = { date: '2026-12-01', lines: [{ colour: '黑', sizes: { S: 10, M: 10 } }] };
  const late = { date: '2026-12-05', lines: [{ colour: '黑', sizes: { M: 10 } }] };
  const { unplanned } = await merchandiser.act('splitDeliveries', { order, deliveries: [late, part] });
  assert.equal(unplanned, 110);
  const { deliveries } = await viewer.get('order', order);
  assert.deepEqual(deliveries, [part, late]);
  await assert.rejects(
    merchandiser.act('splitDeliveries', { order, deliveries: [part, part] }),
    refusedWith('input.invalid', /10 more of 黑 S/),
  );
});

test('a shipment is taken back by a second record, once', async () => {
  const { order } = await addReleased(house);
  const { shipment, state } = await merchandiser.act('ship', { order, lines: LINES });
  assert.equal(state, 'shipped');
  const back = await merchandiser.act('correctShipment', { shipment, reason: '点错数' });
  assert.deepEqual(back, { shipped: 0, remaining: 140, state: 'finishing' });
  assert.equal((await viewer.list('shipment', { where: { order } })).items.length, 2);
  await assert.rejects(
    merchandiser.act('correctShipment', { shipment, reason: '再来' }),
    refusedWith('conflict', /already/),
  );
});

test('out of tolerance: a warning, unless the factory asks for the permission', async () => {
  const { order } = await addReleased(house, { toleranceOver: '10' });
  await owner.json('PUT', '/apps/orders/settings', { overTolerance: 'permission' });
  const eleven = { order, lines: [{ colour: '黑', sizes: { S: 11 } }] };
  assert.deepEqual((await merchandiser.act('ship', eleven)).warnings, []);
  const one = { order, lines: [{ colour: '黑', sizes: { S: 1 } }] };
  await assert.rejects(merchandiser.act('ship', one), refusedWith('input.invalid', /at most 11/));
  assert.match((await owner.act('ship', one)).warnings[0].en, /at most 11/);
  await owner.json('PUT', '/apps/orders/settings', {});
});

test('hold and resume, cancel with a reason, close short', async () => {
  const { order } = await addReleased(house);
  await leader.act('advance', { order, to: 'sewing' });
  await merchandiser.act('hold', { order, reason: '等辅料' });
  await assert.rejects(merchandiser.act('ship', { order, lines: LINES }), refusedWith('conflict', /On hold/));
  assert.equal((await merchandiser.act('resume', { order })).state, 'sewing');
  await assert.rejects(leader.act('advance', { order, to: 'cutting' }), refusedWith('conflict'));
  await assert.rejects(merchandiser.act('cancel', { order }), refusedWith('input.invalid'));
  await merchandiser.act('ship', { order, lines: [LINES[0]] });
  await assert.rejects(
    merchandiser.act('cancel', { order, reason: '退单' }),
    refusedWith('conflict', /close/),
  );
  await assert.rejects(merchandiser.act('close', { order }), refusedWith('conflict', /say why/));
  assert.equal((await merchandiser.act('close', { order, reason: '客户放弃白色' })).state, 'closed');
  const other = await addReleased(house);
  await merchandiser.act('cancel', { order: other.order, reason: '客户取消' });
  assert.equal((await viewer.get('order', other.order)).cancelReason, '客户取消');
});

test('two people at once: the second is told, nothing is overwritten', async () => {
  const { order } = await addReleased(house);
  const { version } = await merchandiser.get('order', order);
  const change = (M: number) =>
    merchandiser.act('changeQuantities', {
      order,
      version,
      lines: [{ colour: '黑', sizes: { M } }],
      reason: '改',
    });
  const done = await Promise.allSettled([change(100), change(200)]);
  const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(refused.length, 1);
  assert.ok(refusedWith('version.stale')(refused[0]), String(refused[0]));
  assert.equal((await viewer.list('orderChange', { where: { order } })).items.length, 1);
  const { styleVersion } = await engineer.act('reviseStyle', {
    style: (await engineer.add('style', { number: 'TWO' })).id,
  });
  await engineer.act('editVersion', { styleVersion, version: 1, notes: '一' });
  await assert.rejects(
    engineer.act('editVersion', { styleVersion, version: 1, notes: '二' }),
    refusedWith('version.stale'),
  );
});

test('a pending price is filled in the version and its open orders; a set one needs a day and a reason', async () => {
  const { order, styleVersion } = await addReleased(house);
  await assert.rejects(
    merchandiser.act('fillPrices', { styleVersion, prices: [{ code: '40', price: '0.2' }] }),
    refusedWith(403),
  );
  const filled = await engineer.act('fillPrices', {
    styleVersion,
    prices: [
      { code: '40', price: '0.2' },
      { code: '10', price: '5' },
    ],
  });
  assert.deepEqual(filled, { changed: 1, orders: 1 });
  const { operations, pendingPrices } = await worker.view('operationPrices', { order });
  assert.deepEqual([operations[0].price, operations[3].price, pendingPrices], ['0.1200', '0.2000', 0]);
  const dearer = { order, prices: [{ code: '10', price: '0.15' }] };
  await assert.rejects(engineer.act('setOrderPrices', dearer), refusedWith('conflict', /from which/));
  await engineer.act('setOrderPrices', { ...dearer, from: '2026-12-01', reason: '面料难做' });
  assert.equal((await worker.view('operationPrices', { order })).operations[0].price, '0.1500');
  assert.equal((await leader.view('styleSheet', { styleVersion })).operations[0].price, '0.1200');
});

test('a copy keeps prices that the copier does not see', async () => {
  const { id: style } = await engineer.add('style', { number: 'BLIND', kind: 'polo' });
  const { styleVersion } = await engineer.act('reviseStyle', { style });
  await engineer.act('editVersion', { styleVersion, operations: POLO });
  const copy = await merchandiser.act('copyStyle', { from: style, number: 'BLIND-2' });
  const which = { styleVersion: copy.styleVersion };
  assert.equal((await owner.view('styleSheet', which)).price, '0.6950');
  assert.equal('price' in (await merchandiser.view('styleSheet', which)), false);
});

test('the minute rate estimates what has no SAM, and says so', async () => {
  await owner.json('PUT', '/apps/orders/settings', { minuteRate: '0.4' });
  const { id: style } = await engineer.add('style', { number: 'RATE' });
  const { styleVersion } = await engineer.act('reviseStyle', { style });
  await engineer.act('editVersion', {
    styleVersion,
    operations: [{ code: '1', title: '整件', price: '6', isOutput: true }],
  });
  const sheet = await engineer.view('styleSheet', { styleVersion, stations: 2, cycle: '10' });
  assert.partialDeepStrictEqual(sheet, { sam: '15.0000', samIsEstimated: true, balance: '0.7500' });
  await owner.json('PUT', '/apps/orders/settings', {});
});

test('another factory sees nothing of it', async () => {
  const { order, styleVersion } = await addReleased(house);
  const other = await house.elsewhere('other');
  await assert.rejects(other.get('order', order), refusedWith(404));
  await assert.rejects(other.view('orderMatrix', { order }), refusedWith(404));
  await assert.rejects(other.view('styleSheet', { styleVersion }), refusedWith(404));
  await assert.rejects(other.act('hold', { order, reason: '-' }), refusedWith(404));
  assert.deepEqual((await other.view('orderBoard')).rows, []);
});

test('sales sees what the customer pays; a merchandiser neither sees nor sets it', async () => {
  const { order } = await addDraft(house);
  await assert.rejects(
    merchandiser.act('changeOrder', { order, fee: '8.50' }),
    refusedWith('input.invalid', /fee/),
  );
  await sales.act('changeOrder', { order, fee: '8.50' });
  await assert.rejects(
    merchandiser.act('changeOrder', { order, clear: ['fee'] }),
    refusedWith('input.invalid'),
  );
  assert.equal((await sales.get('order', order)).fee, '8.50');
});
