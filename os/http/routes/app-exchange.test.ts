import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import readExcel from 'read-excel-file/node';
import { openTestServer, type TestClient } from '../testing.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ORDERS = '/apps/shop/records/order';

const server = await openTestServer({ catalogue: [FIRST] });
const { owner } = server;
assert.equal((await owner('POST', '/apps/shop/install')).status, 200);
assert.equal((await owner('POST', '/apps/shop/enable')).status, 204);
await server.addOrg('other');
const elsewhere = server.as(owner.token, 'other');
assert.equal((await elsewhere('POST', '/apps/shop/enable')).status, 204);
/** May change orders, but sees no prices. */
const clerk = await server.addPerson('engineer');
const viewer = await server.addPerson('viewer');
const { id: customer } = (await owner('POST', '/apps/shop/records/customer', { json: { name: '宏达' } }))
  .body;

const csv = (...lines: readonly string[]): string => lines.join('\r\n');
const importing = (who: TestClient, body: string | Uint8Array<ArrayBuffer>, query = '', type = 'text/csv') =>
  who('POST', `${ORDERS}/import?${query}`, { body, headers: { 'content-type': type } });

async function file(who: TestClient, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${who.token}`, 'accept-language': 'en' },
  });
  assert.equal(response.status, 200, path);
  assert.match(
    response.headers.get('content-disposition') ?? '',
    /^attachment; filename="records\.\w+"; filename\*=UTF-8''/,
  );
  return new Uint8Array(await response.arrayBuffer());
}

const orders = async (who: TestClient, org = ''): Promise<readonly Record<string, unknown>[]> =>
  (await who('GET', `${ORDERS}?sort=id${org}`)).body.items;

test('a file comes in, goes out, and comes in again unchanged', async () => {
  const added = await importing(
    owner,
    csv(
      '单号,客户,数量（件）,加工费,交期,加急,明细,状态',
      'A1,宏达,"1,200",12.5,2026年11月3日,是,"[{""colour"":""红"",""cost"":""1.00""}]",进行',
      'A2,,,,,,,',
    ),
  );
  assert.partialDeepStrictEqual(added.body, { applied: true, rows: 2, added: 2, failed: 0, errors: [] });
  assert.partialDeepStrictEqual(await orders(owner), [
    { number: 'A1', customer, quantity: 1200, fee: '12.50', due: '2026-11-03', urgent: true, state: 'open' },
    { number: 'A2', state: 'draft' },
  ]);
  for (const [format, language] of [
    ['xlsx', 'zh'],
    ['csv', 'en'],
  ] as const) {
    const content = await file(owner, `${ORDERS}/export?format=${format}&language=${language}`);
    const again = await importing(owner, content, '', format === 'xlsx' ? XLSX : 'application/vnd.ms-excel');
    assert.partialDeepStrictEqual(again.body, { rows: 2, added: 0, changed: 0, unchanged: 2, unknown: [] });
  }
});

test('an export is as a list is: what is asked for, in that order', async () => {
  const where = encodeURIComponent(JSON.stringify({ state: 'open' }));
  const content = await file(owner, `${ORDERS}/export?format=csv&where=${where}&sort=-number&language=zh`);
  const [head, row, end] = Buffer.from(content).toString('utf8').split('\r\n');
  assert.equal(head, '\ufeffid,单号,客户,数量 (件),加工费,交期,加急,明细,图片,状态');
  assert.match(row ?? '', /,A1,宏达,1200,12\.50,2026-11-03,是,"\[\{""cost"".*\]",,进行$/);
  assert.equal(end, '');
  assert.equal((await owner('GET', `${ORDERS}/export?sort=nothing`)).status, 400);
});

test('what somebody may not see neither leaves nor enters', async () => {
  const content = await file(clerk, `${ORDERS}/export?format=csv&language=en`);
  const text = Buffer.from(content).toString('utf8');
  assert.doesNotMatch(text, /Fee|12\.50|cost/);
  assert.equal((await clerk('GET', `${ORDERS}/export?sort=fee`)).status, 400);
  const report = await importing(clerk, csv('Number,Fee,Lines', 'A2,99.00,[]', 'A3,99.00,'));
  assert.partialDeepStrictEqual(report.body, {
    applied: true,
    added: 1,
    unchanged: 1,
    unknown: ['Fee'],
    locked: ['Lines'],
  });
  for (const order of await orders(owner)) assert.notEqual(order['fee'], '99.00');
  assert.equal((await importing(clerk, csv('Number', 'A9'), 'map={"Number":"fee"}')).status, 400);
  assert.equal((await importing(clerk, csv('Number,Fee', 'A9,1'), 'match=fee')).status, 400);
  const again = await importing(clerk, content);
  assert.partialDeepStrictEqual(again.body, { unchanged: 2, added: 0, unknown: [], locked: ['Lines'] });
});

test('who may not write, and another org', async () => {
  assert.equal((await importing(viewer, csv('单号', 'X'))).status, 403);
  assert.equal((await importing(server.nobody, csv('单号', 'X'))).status, 401);
  assert.equal((await owner('GET', '/apps/shop/records/notice/export')).status, 200);
  assert.equal(
    (
      await owner('POST', '/apps/shop/records/notice/import', {
        body: 'x',
        headers: { 'content-type': 'text/csv' },
      })
    ).status,
    403,
  );
  for (const path of ['/apps/shop/records/none/export', '/apps/none/records/order/export'])
    assert.equal((await owner('GET', path)).status, 404);
  const [{ id }] = await orders(owner);
  const foreign = await importing(elsewhere, csv('id,单号', `${String(id)},Z`, ',A1'), 'onError=skip');
  assert.partialDeepStrictEqual(foreign.body, { added: 1, failed: 1, errors: [{ row: 2, field: 'id' }] });
  const named = await importing(elsewhere, csv('单号,客户', 'Z,宏达'));
  assert.partialDeepStrictEqual(named.body, { applied: false, errors: [{ field: 'customer' }] });
  assert.equal((await clerk('GET', `${ORDERS}/export`)).status, 200);
  assert.equal((await server.as(clerk.token, 'other')('GET', `${ORDERS}/export`)).status, 404);
});

test('wrong rows are told one by one, in the language asked for', async () => {
  const wrong = csv('单号,数量,交期,客户', 'B1,1,2026-01-01,', 'B2,两百,,', ',3,,', 'B1,4,,', 'B5,5,,宏达');
  const report = await importing(owner, wrong, 'language=zh');
  assert.deepEqual(report.body.errors, [
    { row: 3, field: 'quantity', message: '“两百”不是数字。', written: '两百' },
    { row: 4, field: 'number', message: '必须填写。', written: '' },
    { row: 5, field: 'number', message: '与第 2 行重复。', written: 'B1' },
  ]);
  assert.partialDeepStrictEqual(report.body, { applied: false, rows: 5, added: 2, failed: 3 });
  const before = (await orders(owner)).length;
  const skipped = await importing(owner, wrong, 'onError=skip');
  assert.equal(skipped.body.errors[0].message, '“两百” is no number.');
  assert.equal((await orders(owner)).length, before + 2);
});

test('cells that were mended on the screen count in place of those of the file', async () => {
  const wrong = csv('单号,数量,客户', 'M1,两百,', ',3,宏达', 'M3,4,宏大');
  const mends = { 2: { quantity: '200' }, 3: { number: 'M2' } };
  const query = (more: object): string =>
    new URLSearchParams({ mends: JSON.stringify(mends), language: 'zh', ...more }).toString();
  const tried = await importing(owner, wrong, query({ dryRun: '1' }));
  assert.partialDeepStrictEqual(tried.body, { added: 2, failed: 1 });
  assert.partialDeepStrictEqual(tried.body.errors, [{ row: 4, field: 'customer', written: '宏大' }]);
  Object.assign(mends, { 4: { customer: '宏达' } });
  assert.partialDeepStrictEqual((await importing(owner, wrong, query({}))).body, { applied: true, added: 3 });
  const stored = (await orders(owner)).filter(({ number }) => String(number).startsWith('M'));
  assert.partialDeepStrictEqual(stored, [{ number: 'M1', quantity: 200 }, { number: 'M2' }, { customer }]);
  assert.equal((await importing(owner, wrong, 'mends={"two":1}')).status, 400);
});

test('a file that is broken, foreign, too large or a bomb is refused', async () => {
  for (const [body, type] of [
    [new Uint8Array([80, 75, 3, 4, 1, 2, 3]), XLSX],
    [new Uint8Array([80, 75, 3, 4, 1, 2, 3]), 'application/octet-stream'],
    [new Uint8Array(), 'text/csv'],
    [new Uint8Array(0x10000).fill(32), XLSX],
  ] as const)
    assert.equal((await importing(owner, body, '', type)).status, 400, type);
  assert.equal((await importing(owner, '{}', '', 'application/json')).status, 415);
  const large = await importing(owner, new Uint8Array(9 * 1024 * 1024).fill(65));
  assert.equal(large.status, 413);
});

test('two megabytes of GB18030', { timeout: 120_000 }, async () => {
  // 单号,客户 and 宏达 in GB18030.
  const heading = Buffer.from('b5a5bac52cbfcdbba72cb1b8d7a20a', 'hex');
  const name = Buffer.from('baeab4ef', 'hex');
  const rows: Buffer[] = [heading];
  for (let row = 0; row < 9000; row++)
    rows.push(Buffer.from(`G${row},`), name, Buffer.from(`,${'x'.repeat(225)}\n`));
  const content = new Uint8Array(Buffer.concat(rows));
  assert.ok(content.length > 2_000_000);
  const report = await importing(owner, content, 'dryRun=1');
  assert.partialDeepStrictEqual(report.body, { rows: 9000, added: 9000, failed: 0, unknown: ['备注'] });
});

test(
  'a long import goes on without its page, tells how far it is, and is called off',
  { timeout: 120_000 },
  async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => `T${index},1`);
    const started = (await importing(owner, csv('单号,数量', ...rows), 'task=1')).body;
    assert.partialDeepStrictEqual(started, { total: 6000, result: null });
    const task = `/apps/shop/tasks/${started.id}`;
    assert.equal((await clerk('GET', task)).status, 404);
    assert.equal((await elsewhere('GET', task)).status, 404);
    const ended = async (address: string) => {
      for (;;) {
        const { body } = await owner('GET', address);
        if (body.state !== 'running' && body.state !== 'waiting') return body;
        await delay(50);
      }
    };
    const done = await ended(task);
    assert.partialDeepStrictEqual(done, {
      state: 'done',
      done: 6000,
      result: { applied: true, added: 6000 },
    });
    const other = (await importing(owner, csv('单号,数量', ...rows.map((row) => `U${row}`)), 'task=1')).body;
    await owner('DELETE', `/apps/shop/tasks/${other.id}`);
    const called = await ended(`/apps/shop/tasks/${other.id}`);
    assert.equal(called.state, 'cancelled');
    assert.equal((await owner('GET', `${ORDERS}?search=UT`)).body.items.length, 0);
    const unknown = await owner('GET', '/apps/shop/tasks/01999999-9999-7999-8999-999999999999');
    assert.equal(unknown.status, 404);
    assert.match(unknown.body.detail, /task/);
    // What cannot be read is said at once.
    assert.equal((await importing(owner, csv('甲', '乙'), 'task=1')).status, 400);
  },
);

test('a template has the headings of who asks, marks what is needed, and is read back', async () => {
  const content = await file(clerk, `${ORDERS}/template?language=zh`);
  const [first, guide] = await readExcel(Buffer.from(content));
  assert.deepEqual(first?.data, [['id', '单号 *', '客户', '数量 (件)', '交期', '加急', '状态']]);
  assert.equal(guide?.sheet, '填写说明');
  assert.deepEqual(guide?.data.at(-1), ['状态', null, '从可选值中选一个', '草稿', '草稿、进行']);
  const empty = await importing(clerk, content, '', XLSX);
  assert.partialDeepStrictEqual(empty.body, { rows: 0, added: 0, unknown: [], locked: [] });
});
