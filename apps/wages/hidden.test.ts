import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AppUser, testPermissions } from '@selvedge/sdk/testing';
import { addOrder, attend, lock, openWages, refusedWith, sew } from './testing.ts';

const house = await openWages();
const { default: app } = await import('./app.ts');
const { owner, payroll, accountant, engineer, leader, viewer, a, b } = house;

/** Figures that occur nowhere else: what B earns, was paid in advance and has on paper. */
const ADVANCE = '137.41';
const RATE = '27.1300';
const BONUS = '613.57';
const PAPER = '9182.73';
const EARNED = '123.4567';

const [MONTH, DAY] = ['2026-10', '2026-10-12'];
house.at('2026-10-12 18:00');
const { order } = await addOrder(house);
await sew(house, { order, worker: b.worker, operation: '10', quantity: 1, day: DAY });
await sew(house, { order, operation: '10', quantity: 10, day: DAY });
const price = { scope: 'special', order, operation: '10', colour: '白', price: EARNED };
const { priceList } = await engineer.act('draftPrices', { name: '特价', prices: [price] });
await engineer.act('enforcePrices', { priceList });
await sew(house, { order, worker: b.worker, operation: '10', quantity: 1, day: DAY, colour: '白' });
await attend(house, b.worker, DAY);
const add = (values: object): Promise<unknown> =>
  payroll.act('addExtra', { worker: b.worker, day: DAY, reason: '-', ...values });
await add({ kind: 'advance', amount: ADVANCE });
await add({ kind: 'bonus', amount: BONUS });
await payroll.add('terms', { worker: b.worker, since: '2026-03-01', homeRate: RATE, guarantee: ADVANCE });
await payroll.add('paper', { month: MONTH, worker: b.worker, amount: PAPER });
await lock(house, MONTH, '2026-11-02 09:00');
const [slip] = (await payroll.list('payslip', { where: { worker: b.worker } })).items;
const CANARIES = [ADVANCE, RATE, BONUS, PAPER, EARNED, slip.net, slip.gross];
await house.settle();

testPermissions(app, async () => ({ house, stranger: await house.stranger('elsewhere') }));

/** Everything the app answers to somebody, by every door. */
async function everything(user: AppUser): Promise<string> {
  const at = '/apps/wages/records';
  const entities = (app.entities ?? []).map(({ id }) => id.slice(id.indexOf('/') + 1));
  const span = { from: '2026-10-01', to: '2026-11-30' };
  const asked = await Promise.allSettled([
    ...entities.flatMap((name) => [
      user.list(name),
      user.json('GET', `${at}/${name}/summary`),
      user.json('GET', `${at}/${name}/export?format=csv`),
    ]),
    ...['net', 'gross'].map((sum) => user.json('GET', `${at}/payslip/summary?sum=${sum}`)),
    user.json('GET', `${at}/extra/summary?sum=amount&by=worker`),
    user.get('payslip', slip.id),
    user.list('payslip', { where: { worker: b.worker }, sort: '-net' }),
    ...(app.views ?? []).flatMap(({ id }) => {
      const name = id.slice(id.indexOf('/') + 1);
      return [
        {},
        { month: MONTH },
        span,
        { month: MONTH, worker: b.worker },
        { month: MONTH, priceList },
      ].map((input) => user.view(name, input));
    }),
    user.json('GET', '/audit'),
    user.json('GET', `/audit?object=${encodeURIComponent('wages/*')}`),
  ]);
  return JSON.stringify(asked.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))));
}

test('no pay of another worker in any answer: list, filter, sort, sum, export, views, assistants, audit', async () => {
  for (const [who, user] of Object.entries({ a: a.user, leader, engineer, viewer })) {
    const answers = await everything(user);
    // An engineer sets prices, and sees them.
    const hidden = CANARIES.filter((one) => who !== 'engineer' || one !== EARNED);
    for (const canary of hidden) assert.ok(!answers.includes(canary), `${who}: ${canary}`);
  }
  const all = await everything(payroll);
  for (const canary of CANARIES) assert.ok(all.includes(canary), `payroll: ${canary}`);
  assert.ok((await everything(accountant)).includes(slip.net));
});

test('a worker sees his own, line by line; a station that is nobody’s sees none', async () => {
  assert.equal((await b.user.view('myMonth', { month: MONTH })).net, slip.net);
  const mine = await a.user.view('myMonth', { month: MONTH });
  assert.equal(mine.net, '1.20');
  const station = (await house.as('worker')).in('wages');
  await assert.rejects(station.view('myToday'), refusedWith('conflict', /no worker/));
  await assert.rejects(station.view('myMonth', { month: MONTH }), refusedWith('conflict', /no worker/));
});

test('what is another’s is neither answered, withdrawn nor signed', async () => {
  const { dispute } = await b.user.act('raiseDispute', { month: MONTH, question: '少一件' });
  await assert.rejects(a.user.act('withdrawDispute', { dispute }), refusedWith(404));
  await assert.rejects(a.user.list('dispute'), refusedWith(403));
  await b.user.act('withdrawDispute', { dispute });
  await owner.json('PUT', '/apps/wages/settings', { allowsCharges: true, minimumWage: '2000' });
  const { extra } = await payroll.act('addExtra', {
    worker: b.worker,
    day: '2026-11-02',
    kind: 'charge',
    amount: '10',
    reason: '剪坏裁片',
    basis: '员工手册第 12 条',
  });
  await assert.rejects(a.user.act('answerCharge', { extra, answer: 'accepted' }), refusedWith(404));
  await b.user.act('answerCharge', { extra, answer: 'contested', note: '来料就有洞' });
  await owner.json('PUT', '/apps/wages/settings', {});
  await assert.rejects(
    payroll.act('addExtra', {
      worker: b.worker,
      day: DAY,
      kind: 'charge',
      amount: '1',
      reason: '-',
      basis: '-',
    }),
    refusedWith('conflict', /off/),
  );
});

test('an assistant is told what its person may see, and nothing else', async () => {
  const ask = async (token: string | null, name: string, given: object): Promise<string> => {
    const answer = await fetch(`${house.server.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: `wages_${name}`, arguments: given },
      }),
    });
    return answer.text();
  };
  const { token } = await house.server.addPerson('worker');
  const asks = [
    ['payroll', { month: MONTH }],
    ['payrollLines', { month: MONTH, worker: b.worker }],
    ['payslip_list', {}],
    ['extra_list', {}],
    ['myMonth', { month: MONTH, worker: b.worker }],
  ] as const;
  for (const [name, given] of asks) {
    const told = await ask(token, name, given);
    for (const canary of CANARIES) assert.ok(!told.includes(canary), `${name}: ${canary}`);
  }
  assert.ok((await ask(house.server.owner.token, 'payroll', { month: MONTH })).includes(slip.net));
});

test('events tell no amount of anybody', async () => {
  const told = await house.server.parts.store.system((tx) =>
    tx.rows<{ event: string; payload: object }>(
      `select event, payload from selvedge.events where event like 'wages/%'`,
      [],
    ),
  );
  assert.ok(told.some(({ event }) => event === 'wages/month.locked/v1'));
  for (const canary of CANARIES) assert.ok(!JSON.stringify(told).includes(canary));
});
