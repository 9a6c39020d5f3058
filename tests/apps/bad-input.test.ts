import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';
import { workbookOf } from '@selvedge/os/records/exchange/excel/workbook-writing.ts';

const SHOP = join(import.meta.dirname, 'first', 'shop');
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What can be sent that no field takes. */
const WRONG: Record<string, unknown> = {
  'wrong type': { number: 'X1', quantity: 'many' },
  'wrong type of a list': { number: 'X2', lines: 'red' },
  'a list for a text': { number: ['X3'] },
  'unknown field': { number: 'X4', colour: 'red' },
  'unknown field of a line': { number: 'X5', lines: [{ colour: 'red', weight: 1 }] },
  'text too long': { number: 'X'.repeat(41) },
  'no required field': { quantity: 1 },
  'unknown choice': { number: 'X6', state: 'lost' },
  'no such day': { number: 'X7', due: '2026-02-30' },
  'number out of range': { number: 'X8', quantity: 0 },
  'refers to nothing': { number: 'X9', customer: '00000000-0000-7000-8000-000000000000' },
  'same key twice': { number: 'A1' },
  'no record': ['X10'],
};

test('what cannot be taken is refused in the language of the reader, and nothing is half done', async () => {
  const { owner, server } = await openApps(SHOP);
  await owner.add('order', { number: 'A1', quantity: 5 });
  const kept = async () => {
    const orders = await server.owner('GET', '/apps/shop/records/order');
    const audit = await server.owner('GET', '/audit');
    assert.deepEqual([orders.status, audit.status], [200, 200]);
    return JSON.stringify([orders.body.items, audit.body.items]);
  };
  const before = await kept();
  const refuse = async (name: string, path: string, sent: object) => {
    for (const language of ['zh', 'en']) {
      const headers = { ...('headers' in sent ? (sent.headers as object) : {}), 'accept-language': language };
      const answer = await server.owner('POST', path, { ...sent, headers });
      assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status} ${answer.text}`);
      const message = answer.body.detail ?? answer.body.title ?? answer.text;
      assert.match(message, language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u, name);
    }
    assert.equal(await kept(), before, name);
  };
  const orders = '/apps/shop/records/order';
  for (const [name, json] of Object.entries(WRONG)) await refuse(name, orders, { json });
  await refuse('oversize body', orders, { json: { number: 'X'.repeat(30_000_000) } });
  const file = await workbook(['单号'], ['X11']);
  for (const [name, body] of Object.entries({
    'cut zip': file.subarray(0, file.length / 2),
    'no zip': Buffer.from('no workbook'),
    'empty file': Buffer.alloc(0),
    'a sheet of something else': await workbook(['温度', '湿度'], ['21', '40']),
    'the same heading twice': await workbook(['单号', '单号'], ['X12', 'X13']),
    'very many columns': await workbook(
      Array.from({ length: 3000 }, (_, at) => `列${at}`),
      Array.from({ length: 3000 }, () => '1'),
    ),
  }))
    await refuse(name, `${orders}/import`, { body, headers: { 'content-type': EXCEL } });
});

/** A sheet of one row. */
async function workbook(headings: readonly string[], row: readonly string[]): Promise<Buffer> {
  const columns = headings.map((heading) => ({ heading, width: 12, isText: true }));
  const pieces: Buffer[] = [];
  for await (const piece of workbookOf([{ title: '订单', columns, rows: [row.map((text) => ({ text }))] }]))
    pieces.push(piece);
  return Buffer.concat(pieces);
}
