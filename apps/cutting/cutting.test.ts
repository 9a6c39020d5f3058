import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBeds, addOrder, MARKERS, openCutting, refusedWith, spreadFirst } from './testing.ts';

const house = await openCutting();
const { owner, cutter, table, clerk, leader, viewer } = house;

test('from the plan by hand to bundles: colours, sizes and dye lots apart, sums as spread', async () => {
  const { order } = await addOrder(house);
  const made = await cutter.act('makePlan', { order, markers: MARKERS });
  assert.partialDeepStrictEqual(made, { pieces: 140, over: 0, short: 0, beds: 2, warnings: [] });
  assert.equal(made.sheet, 'S1+M2+L2+XL1 × 黑10+白10\nM1+L1 × 白10');
  const { beds, numbers } = await cutter.act('confirmPlan', { plan: made.plan });
  assert.deepEqual(numbers, [1, 2]);
  const spread = await table.act('recordSpreading', spreadFirst(beds[0]));
  assert.deepEqual(spread.balance, [
    { colour: '黑', planned: 10, spread: 10, over: 0 },
    { colour: '白', planned: 10, spread: 10, over: 0 },
  ]);
  const { bundles, pieces, warnings } = await table.act('cutBed', { bed: beds[0], bundleSize: 5 });
  assert.equal(pieces, 120);
  assert.deepEqual(warnings, []);
  assert.equal(bundles.length, 6 * (2 + 1 + 2), 'six garments in the marker; 6, 4 and 10 plies by five');
  assert.deepEqual(
    bundles
      .filter(({ colour, size }: { colour: string; size: string }) => colour === '黑' && size === 'S')
      .map(({ lot, plyFrom, plyTo, quantity }: Record<string, unknown>) => [lot, plyFrom, plyTo, quantity]),
    [
      ['H1', 1, 5, 5],
      ['H1', 6, 6, 1],
      ['H2', 7, 10, 4],
    ],
  );
  const view = await viewer.view('planAgainstOrder', { order });
  assert.deepEqual(view.sizes, ['S', 'M', 'L', 'XL']);
  assert.partialDeepStrictEqual(view, { ordered: 140, cut: 120, coming: 20, over: 0 });
  assert.partialDeepStrictEqual(view.rows[1], { colour: '白', ordered: 80, cut: 60, coming: 20, over: 0 });
  const { rows, ...sums } = await viewer.view('orderBundles', { order });
  assert.deepEqual(sums, { bundles: 30, pieces: 120 });
  assert.equal(rows[0].tickets, 0);
});

test('a plan says what is over and short; what the order does not have is refused', async () => {
  const { order } = await addOrder(house);
  const [first] = MARKERS;
  const over = await cutter.act('makePlan', {
    order,
    markers: [{ ...first, plies: [{ colour: '黑', plies: 11 }] }],
  });
  assert.partialDeepStrictEqual(over, { pieces: 66, over: 6, short: 80 });
  assert.match(over.warnings[0].zh, /黑 S 裁 11 件，比应裁 10 件多 1 件/);
  await assert.rejects(
    cutter.act('makePlan', { order, markers: [{ ratio: { XXL: 1 }, plies: [{ colour: '黑', plies: 1 }] }] }),
    refusedWith('input.invalid', /XXL/),
  );
  await assert.rejects(
    cutter.act('makePlan', { order, markers: [{ ratio: { S: 1 }, plies: [{ colour: '红', plies: 1 }] }] }),
    refusedWith('input.invalid', /红/),
  );
  await assert.rejects(cutter.act('makePlan', { order, markers: [] }), refusedWith('input.invalid'));
  const long = await cutter.act('makePlan', {
    order,
    markers: [{ ratio: { S: 7 }, plies: [{ colour: '黑', plies: 101 }] }],
  });
  assert.match(JSON.stringify(long.warnings), /超过 6 件.*超过 100 层/);
  const { version } = await viewer.get('plan', over.plan);
  const adjusted = await cutter.act('adjustPlan', { plan: over.plan, version, markers: MARKERS });
  assert.partialDeepStrictEqual(adjusted, { pieces: 140, over: 0, short: 0 });
  await assert.rejects(
    cutter.act('adjustPlan', { plan: over.plan, version, markers: MARKERS }),
    refusedWith('version.stale'),
  );
  await cutter.act('confirmPlan', { plan: over.plan });
  await assert.rejects(
    cutter.act('adjustPlan', { plan: over.plan, markers: MARKERS }),
    refusedWith('conflict', /never changes/),
  );
  const none = await cutter.act('makePlan', { order, markers: MARKERS });
  assert.partialDeepStrictEqual(none, { pieces: 140, over: 140 }, 'everything has a bed already');
  await cutter.act('cancelPlan', { plan: none.plan, reason: '重复' });
});

test('the optimiser: within the limits, with the fewest beds that could do', async () => {
  const { order } = await addOrder(house);
  const made = await cutter.act('optimisePlan', { order });
  assert.partialDeepStrictEqual(made, {
    pieces: 140,
    over: 0,
    short: 0,
    beds: 2,
    leastBeds: 1,
    isBest: false,
  });
  const plan = await viewer.get('plan', made.plan);
  assert.partialDeepStrictEqual(plan, {
    state: 'draft',
    made: 'optimiser',
    bound: { beds: 1, isBest: false },
  });
  const again = await cutter.act('optimisePlan', { order });
  assert.deepEqual(again.markers, made.markers, 'the same question has the same answer');
  const even = await cutter.act('optimisePlan', {
    order,
    evenPlies: true,
    mixColours: false,
    tolerance: '10',
  });
  assert.equal(even.short, 0);
  for (const { plies } of even.markers) {
    assert.equal(plies.length, 1);
    assert.equal(plies[0].plies % 2, 0);
  }
  const short = { order, tableLength: '3', perGarment: { S: '1', M: '1', L: '1.2', XL: '1.4' } };
  const small = await cutter.act('optimisePlan', short);
  for (const { ratio } of small.markers)
    assert.ok(
      Object.entries(ratio).reduce(
        (all, [size, times]) => all + Number(times) * Number(short.perGarment[size as 'S']),
        0,
      ) <= 3,
    );
  await assert.rejects(
    cutter.act('optimisePlan', { ...short, tableLength: '1.3' }),
    refusedWith('input.invalid', /XL/),
  );
  await assert.rejects(
    cutter.act('optimisePlan', { order, wanted: [{ colour: '黑', sizes: { '5XL': 1 } }] }),
    refusedWith('input.invalid', /5XL/),
  );
  await cutter.act('confirmPlan', { plan: made.plan });
  await assert.rejects(cutter.act('optimisePlan', { order }), refusedWith('conflict', /bed already/));
  const recut = await cutter.act('optimisePlan', { order, wanted: [{ colour: '黑', sizes: { M: 12 } }] });
  assert.partialDeepStrictEqual(recut, { pieces: 12, beds: 1, leastBeds: 1, isBest: true });
  await assert.rejects(viewer.act('optimisePlan', { order }), refusedWith(403));
});

test('parts of two fabrics meet when their dye lots are paired', async () => {
  const { order, beds } = await addBeds(house, { partSets: [{ parts: ['大身'] }] });
  await table.act('recordSpreading', {
    bed: beds[1],
    spreadings: [{ colour: '白', plies: 10, lot: 'B1' }],
  });
  const body = await table.act('cutBed', { bed: beds[1] });
  const rib = await cutter.act('makePlan', {
    order,
    fabric: '罗纹',
    partSets: [{ parts: ['领'] }],
    markers: [{ ratio: { M: 1 }, plies: [{ colour: '白', plies: 10 }] }],
  });
  const { beds: ribs } = await cutter.act('confirmPlan', { plan: rib.plan });
  await table.act('recordSpreading', { bed: ribs[0], spreadings: [{ colour: '白', plies: 10, lot: 'R7' }] });
  const collar = await table.act('cutBed', { bed: ribs[0] });
  const { bundle } = body.bundles.find(({ size }: { size: string }) => size === 'M');
  const before = await leader.view('partners', { bundle });
  assert.partialDeepStrictEqual(before, { joins: [], others: [{ why: 'lots' }] });
  await table.add('lotPair', { order, colour: '白', lotA: 'B1', lotB: 'R7' });
  const after = await leader.view('partners', { bundle });
  assert.equal(after.joins[0].bundle, collar.bundles[0].bundle);
  const ofRib = await viewer.view('planAgainstOrder', { order, fabric: '罗纹' });
  assert.partialDeepStrictEqual(ofRib, { ordered: 140, cut: 10, over: -130 });
});

test('spreading: rolls, what differs is said, a wrong record is void and stays', async () => {
  const { beds } = await addBeds(house);
  const roll = await table.add('roll', { number: `R-${beds[0]}`, colour: '白', lot: 'B9', length: '30' });
  const given = await table.act('recordSpreading', {
    bed: beds[0],
    spreadings: [{ colour: '黑', plies: 12, roll: roll.id, length: '36.5' }],
  });
  assert.match(
    JSON.stringify(given.warnings),
    /比计划多 2 层.*布卷 .* 是白，登记为黑.*只有 30.000 米，已用 36.5 米/,
  );
  const { items } = await viewer.list('spreading', { where: { bed: beds[0] } });
  assert.partialDeepStrictEqual(items[0], {
    lot: 'B9',
    rollNumber: roll.number,
    plies: 12,
    length: '36.500',
  });
  const use = await viewer.view('rollUse', { lot: 'B9' });
  assert.partialDeepStrictEqual(use.rows[0], { used: '36.500', left: '-6.500', plies: 12 });
  const back = await table.act('voidSpreading', { spreading: items[0].id, reason: '卷号写错' });
  assert.equal(back.state, 'planned');
  await assert.rejects(
    table.act('voidSpreading', { spreading: items[0].id, reason: '-' }),
    refusedWith('conflict'),
  );
  assert.equal((await viewer.view('rollUse', { lot: 'B9' })).rows[0].used, '0.000');
  await assert.rejects(table.act('cutBed', { bed: beds[0] }), refusedWith('conflict', /Nothing was spread/));
  await table.act('recordSpreading', { bed: beds[0], spreadings: [{ colour: '黑', plies: 9 }] });
  const cut = await table.act('cutBed', { bed: beds[0] });
  assert.match(JSON.stringify(cut.warnings), /黑 拉了 9 层，计划 10 层，少 1 层.*白 拉了 0 层/);
  await assert.rejects(
    table.act('recordSpreading', { bed: beds[0], spreadings: [{ colour: '黑', plies: 1 }] }),
    refusedWith('conflict', /“Cut”/),
  );
});

test('corrections: counted again, void, the whole bed put back; numbers are never used again', async () => {
  const { order, beds } = await addBeds(house);
  const cut = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  await clerk.act('printTickets', { bed: beds[1] });
  const [first, second] = cut.bundles;
  await assert.rejects(
    table.act('recountBundle', { bundle: first.bundle, quantity: 9, reason: '少一片' }),
    refusedWith(403),
  );
  assert.deepEqual(
    await cutter.act('recountBundle', { bundle: first.bundle, quantity: 9, reason: '少一片' }),
    { before: 10 },
  );
  assert.partialDeepStrictEqual(await viewer.view('planAgainstOrder', { order }), { cut: 19 });
  await cutter.act('voidBundle', { bundle: second.bundle, reason: '裁错' });
  assert.partialDeepStrictEqual(await viewer.view('planAgainstOrder', { order }), { cut: 9 });
  await assert.rejects(
    cutter.act('voidBundle', { bundle: second.bundle, reason: '-' }),
    refusedWith('conflict', /is void/),
  );
  assert.deepEqual(await cutter.act('undoCut', { bed: beds[1], reason: '排错唛架' }), {
    state: 'planned',
    bundles: 1,
  });
  assert.equal((await viewer.view('findTickets', { order })).rows.length, 0);
  const again = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const numbers = [...cut.bundles, ...again.bundles].map(({ number }: { number: string }) => number);
  assert.equal(new Set(numbers).size, 4);
  await cutter.act('cancelBed', { bed: beds[0], reason: '面料不到' });
  const next = await cutter.act('makePlan', { order, markers: [MARKERS[0]] });
  assert.partialDeepStrictEqual(next, { over: 0, short: 0 }, 'what the cancelled bed had is free again');
  assert.deepEqual((await cutter.act('confirmPlan', { plan: next.plan })).numbers, [3]);
});

test('recut: asked by a leader for a bundle, cut as a bundle of its own', async () => {
  const { order, beds } = await addBeds(house);
  const { bundles } = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const asked = await leader.act('requestRecut', {
    bundle: bundles[0].bundle,
    parts: ['领'],
    quantity: 2,
    fault: 'sewing',
  });
  await assert.rejects(leader.act('cutRecut', { recut: asked.recut }), refusedWith(403));
  const made = await table.act('cutRecut', { recut: asked.recut, lot: 'B2' });
  assert.partialDeepStrictEqual(made.bundles[0], { size: 'M', lot: 'B2', parts: ['领'], quantity: 2 });
  assert.partialDeepStrictEqual(await viewer.get('recut', asked.recut), {
    state: 'done',
    fromBundle: bundles[0].number,
    bundleNumber: made.bundles[0].number,
  });
  await assert.rejects(
    table.act('refuseRecut', { recut: asked.recut, reason: '-' }),
    refusedWith('conflict', /already/),
  );
  assert.equal((await viewer.view('planAgainstOrder', { order })).cut, 20, 'parts for others add no garment');
  const whole = await leader.act('requestRecut', {
    order,
    colour: '黑',
    size: 'S',
    quantity: 3,
    fault: 'lost',
  });
  await table.act('cutRecut', { recut: whole.recut });
  assert.equal((await viewer.view('planAgainstOrder', { order })).cut, 23);
  await assert.rejects(
    leader.act('requestRecut', { order, colour: '黑', size: '5XL', quantity: 3, fault: 'lost' }),
    refusedWith('input.invalid'),
  );
});

test('what may be cut next: by due day, what has no bed yet', async () => {
  const { order, beds } = await addBeds(house);
  await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const { rows } = await viewer.view('toCut');
  const mine = rows.find((row: { order: string }) => row.order === order);
  assert.partialDeepStrictEqual(mine, { ordered: 140, cut: 20, coming: 120, unplanned: 0, beds: 1 });
  const other = await addOrder(house);
  await owner.in('orders').act('cancel', { order: other.order, reason: '退单' });
  const ids = (await viewer.view('toCut')).rows.map((row: { order: string }) => row.order);
  assert.ok(!ids.includes(other.order));
  await assert.rejects(
    cutter.act('makePlan', { order: other.order, markers: MARKERS }),
    refusedWith('conflict', /cancelled/),
  );
});

test('two people at once: one bed is cut once, one bundle gets one ticket, numbers are all different', async () => {
  const made = await Promise.all([addBeds(house), addBeds(house)]);
  const beds = made.flatMap((one) => one.beds);
  const both = await Promise.allSettled(
    [...beds, ...beds].map((bed) => table.act('cutBed', { bed, asPlanned: true, bundleSize: 3 })),
  );
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, beds.length);
  const printed = await Promise.allSettled(
    [...beds, ...beds].map((bed) => clerk.act('printTickets', { bed })),
  );
  const refused = printed.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(refused.length, beds.length);
  assert.ok(refused.every(refusedWith('conflict')), String(refused));
  const rows = (await Promise.all(made.map(({ order }) => viewer.view('orderBundles', { order })))).flatMap(
    (one) => one.rows,
  );
  assert.ok(rows.every(({ tickets }) => tickets === 1));
  assert.equal(new Set(rows.map(({ number }) => number)).size, rows.length);
  const sheets = (await Promise.all(beds.map((bed) => clerk.view('ticketSheet', { bed })))).flatMap(
    ({ tickets }) => tickets,
  );
  assert.equal(new Set(sheets.map(({ serial }) => serial)).size, rows.length);
  const plans = await Promise.all(
    made.map(({ order }) => cutter.act('makePlan', { order, markers: [MARKERS[1]] })),
  );
  const twice = await Promise.allSettled(
    [...plans, ...plans].map(({ plan }) => cutter.act('confirmPlan', { plan })),
  );
  assert.equal(twice.filter(({ status }) => status === 'fulfilled').length, 2);
});
