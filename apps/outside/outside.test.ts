import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '@selvedge/sdk/testing';
import { openOutside, refusedWith } from './testing.ts';

const house = await openOutside();

/** Somebody who has nothing but a link. */
const guest =
  (path: string) =>
  async (
    method: string,
    at: string,
    json?: object,
  ): Promise<{ status: number; text: string; body: Answer }> => {
    const response = await fetch(`${house.server.url}/api/v1/link${at}`, {
      method,
      headers: {
        authorization: `Link ${path.replace('/link/', '')}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

test('bundles go out by their tickets and come back in several goes; what is owed is the rest', async () => {
  const partner = await house.addPartner('红星绣花');
  const { order, codes, numbers } = await house.addOrder(3);
  const { consignment, number, sent } = await house.store.act('send', {
    partner,
    order,
    operations: ['20'],
    due: '2026-12-01',
    codes: [codes[0], numbers[1]],
    lines: [{ colour: '黑', sizes: { M: 5 } }],
  });
  assert.equal(sent, 45);
  assert.match(number, /^W\d{4}$/);
  await assert.rejects(
    house.store.act('send', { partner, order, codes: [codes[0]] }),
    refusedWith(400, new RegExp(`外|outside`)),
  );
  const first = await house.leader.act('takeBack', {
    consignment,
    lines: [
      { bundle: numbers[0], good: 18, bad: 1, short: 0 },
      { colour: '黑', size: 'M', good: 5, bad: 0, short: 0 },
    ],
  });
  assert.equal(first.owed, 21);
  await assert.rejects(
    house.store.act('takeBack', { consignment, lines: [{ bundle: numbers[0], good: 2, bad: 0, short: 0 }] }),
    refusedWith(409),
  );
  const second = await house.store.act('takeBack', {
    consignment,
    lines: [
      { bundle: numbers[0], good: 0, bad: 0, short: 1 },
      { bundle: numbers[1], good: 20, bad: 0, short: 0 },
    ],
  });
  assert.equal(second.owed, 0);
  assert.deepEqual(
    (await house.viewer.view('owed', {})).rows.filter((row: { number: string }) => row.number === number),
    [],
  );
  const { items } = await house.owner.list('movement', { where: { consignment, kind: 'short' } });
  await assert.rejects(
    house.store.act('correctMovement', { movement: items[0].id, reason: '找到了' }),
    refusedWith(403),
  );
  assert.deepEqual(await house.owner.act('correctMovement', { movement: items[0].id, reason: '找到了' }), {
    owed: 1,
  });
  await assert.rejects(
    house.owner.act('correctMovement', { movement: items[0].id, reason: '再来' }),
    refusedWith(409),
  );
});

test('a partner confirms by a link, sees this consignment alone, and no price unless he may', async () => {
  const partner = await house.addPartner('大地水洗');
  const { order, codes } = await house.addOrder(2);
  const { consignment } = await house.owner.act('send', {
    partner,
    order,
    price: '7.7731',
    codes: [codes[0]],
  });
  const { consignment: other } = await house.owner.act('send', { partner, order, codes: [codes[1]] });
  const { path } = await house.store.act('shareConsignment', { consignment, days: 3 });
  await assert.rejects(
    house.store.act('shareConsignment', { consignment, showPrice: true }),
    refusedWith(403),
    'whoever does not see prices shows none',
  );
  const ask = guest(path);
  assert.equal((await ask('GET', '')).body.name, '大地水洗');
  const seen = await ask('GET', '/views/myConsignment');
  assert.equal(seen.body.out, 20);
  assert.doesNotMatch(seen.text, /7\.77|price/);
  assert.equal(
    (await ask('POST', '/actions/confirmByLink', { kind: 'received', pieces: 19 })).body.expected,
    20,
  );
  assert.equal((await ask('POST', '/actions/confirmByLink', { kind: 'returned', pieces: 21 })).status, 400);
  const row = (await house.owner.view('owed', {})).rows.find(
    (one: { consignment: string }) => one.consignment === consignment,
  );
  assert.deepEqual([row.received, row.returned], [19, null]);
  // Nothing but what the door has, and nothing of others.
  for (const [method, at] of [
    ['GET', '/views/owed'],
    ['GET', '/views/myStatement'],
    ['POST', '/actions/send'],
  ])
    assert.equal((await ask(method, at, method === 'POST' ? {} : undefined)).status, 404, at);
  assert.equal((await house.owner.list('confirmation', { where: { consignment: other } })).items.length, 0);
  const members = await fetch(`${house.server.url}/api/v1/apps/outside/views/owed`, {
    headers: { authorization: `Link ${path.replace('/link/', '')}` },
  });
  assert.equal(members.status, 401);
  const { items } = await house.owner.json('GET', '/audit?limit=100');
  const written = items.find(({ via }: { via: string }) => via === 'link');
  assert.equal(written.guest, '大地水洗');
  assert.ok(!JSON.stringify(items).includes(path.replace('/link/', '')), 'the code is nowhere in the trail');
  const shown = await house.owner.act('shareConsignment', { consignment, showPrice: true });
  assert.match((await guest(shown.path)('GET', '/views/myConsignment')).text, /7\.7731/);
  assert.equal((await ask('GET', '')).status, 404, 'the link before is closed');
});

test('behind a link that is wrong, closed or past its day there is nothing; no tenant opens another’s', async () => {
  const partner = await house.addPartner('永兴印花');
  const { order, codes } = await house.addOrder(1);
  const { consignment } = await house.owner.act('send', { partner, order, codes });
  assert.equal((await guest('/link/nonsense')('GET', '')).status, 404);
  const { path } = await house.owner.act('shareConsignment', { consignment, days: 2 });
  assert.equal((await guest(path)('GET', '')).status, 200);
  const before = house.clock.now;
  house.clock.now = before + 2 * 86_400_000 + 1;
  assert.equal((await guest(path)('GET', '')).status, 404, 'past its day');
  house.clock.now = before;
  assert.deepEqual(await house.owner.act('closeConsignmentLink', { consignment }), { closed: 1 });
  assert.equal((await guest(path)('GET', '/views/myConsignment')).status, 404, 'closed');
  const again = await house.owner.act('shareConsignment', { consignment });
  const elsewhere = await house.elsewhere('north');
  // The org comes from the link: whatever else the request says, it shows its own tenant's record or nothing.
  const response = await fetch(`${house.server.url}/api/v1/link/views/myConsignment`, {
    headers: { authorization: `Link ${again.path.replace('/link/', '')}`, 'x-org': 'north' },
  });
  assert.match(await response.text(), /永兴印花/);
  assert.deepEqual((await elsewhere.in('outside').view('owed', {})).rows, []);
  await assert.rejects(elsewhere.in('outside').act('shareConsignment', { consignment }), refusedWith(404));
  await house.owner.json('POST', '/apps/outside/disable');
  assert.equal((await guest(again.path)('GET', '')).status, 404, 'the org does not use the app any more');
  await house.owner.json('POST', '/apps/outside/enable');
});

test('a statement is locked when both agreed; what is recorded later stands in the next one', async () => {
  const partner = await house.addPartner('小康整烫');
  const { order, codes, numbers } = await house.addOrder(2);
  const { consignment } = await house.owner.act('send', { partner, order, codes, day: '2026-11-20' });
  const back = (good: number, bad: number, short: number, day: string) =>
    house.owner.act('takeBack', { consignment, lines: [{ bundle: numbers[0], good, bad, short }], day });
  await back(15, 1, 1, '2026-11-21');
  const span = { partner, from: '2026-11-01', to: '2026-11-22' };
  const early = await house.owner.act('makeStatement', span);
  await assert.rejects(house.owner.act('agreeStatement', { statement: early.statement }), refusedWith(409));
  await house.owner.act('cancelStatement', { statement: early.statement, reason: '没定价' });
  await house.owner.act('setPrice', { consignment, price: '0.3333' });
  const { statement, total } = await house.owner.act('makeStatement', span);
  assert.equal(total, '5.00');
  await assert.rejects(house.owner.act('makeStatement', span), refusedWith(409));
  await assert.rejects(house.owner.act('setPrice', { consignment, price: '9' }), refusedWith(409));
  const deductions = [{ reason: '脏污', amount: '1.25' }];
  assert.deepEqual(await house.owner.act('deduct', { statement, deductions }), { total: '3.75' });
  const { path } = await house.owner.act('shareStatement', { statement });
  const ask = guest(path);
  assert.equal((await ask('GET', '/views/myStatement')).body.total, '3.75');
  assert.equal((await ask('POST', '/actions/agreeByLink', {})).body.state, 'partner');
  assert.deepEqual(await house.owner.act('agreeStatement', { statement }), { state: 'locked' });
  for (const [name, input] of [
    ['deduct', { statement, deductions }],
    ['cancelStatement', { statement, reason: '不认' }],
  ] as const)
    await assert.rejects(house.owner.act(name, input), refusedWith(409), name);
  await back(2, 0, 0, '2026-11-21');
  const next = await house.owner.act('makeStatement', span);
  assert.equal(next.total, '0.67');
  const { lines } = await house.owner.view('statementPaper', { statement });
  assert.deepEqual([lines[0].sent, lines[0].good, lines[0].bad, lines[0].short], [40, 15, 1, 1]);
  await assert.rejects(house.leader.view('statementPaper', { statement }), refusedWith(403));
  assert.doesNotMatch(
    JSON.stringify(await house.leader.list('consignment', { where: { partner } })),
    /0\.3333/,
  );
});
