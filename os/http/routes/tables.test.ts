import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const server = await openTestServer();
const { owner } = server;
const read = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
  owner('POST', '/tables/read', { body, headers: { 'content-type': type } });

test('cells become a workbook, and a workbook cells', async () => {
  const rows = [
    ['工号', '姓名', '应发'],
    ['001', '李芳', 4123.5],
    ['', '', null],
    ['002', '=1+1', -0.3],
  ];
  const answer = await fetch(`${server.url}/api/v1/tables/write`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: '工资表 2026-11', rows }),
  });
  assert.equal(answer.status, 200);
  assert.ok(answer.headers.get('content-disposition')?.includes(encodeURIComponent('工资表 2026-11.xlsx')));
  const workbook = new Uint8Array(await answer.arrayBuffer());
  const back = await read(workbook, XLSX);
  assert.deepEqual(back.body.rows, [
    ['工号', '姓名', '应发'],
    ['001', '李芳', '4123.5'],
    [],
    ['002', '=1+1', '-0.3'],
  ]);
});

test('a CSV in the encoding of a Chinese spreadsheet is read as it stands, without a heading of its own', async () => {
  const gbk = new Uint8Array([
    0xb5, 0xa5, 0xbc, 0xdb, 0x2c, 0x30, 0x2e, 0x31, 0x32, 0x2c, 0x0d, 0x0a, 0x2c, 0x2c,
  ]);
  assert.deepEqual((await read(gbk, 'text/csv')).body.rows, [['单价', '0.12']]);
});

test('what is no spreadsheet is refused with a sentence', async () => {
  const answer = await read(new Uint8Array([0x50, 0x4b, 1, 2]), XLSX);
  assert.equal(answer.status, 400);
});
