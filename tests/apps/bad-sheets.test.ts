import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';
import { crookedBook, rowOf } from './crooked/workbook.ts';

const TREE = join(import.meta.dirname, 'crooked', 'tree');
const NODES = '/apps/tree/records/node';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const { owner, server } = await openApps(TREE);

/** What is quoted from a file may be in any language. */
const SPOKEN = { zh: /\p{Script=Han}{2}/u, en: /[A-Za-z“”]+ [a-z]+ [a-z]+/ };

type File = string | Uint8Array<ArrayBuffer>;
interface Report {
  readonly applied: boolean;
  readonly [name: string]: unknown;
  readonly errors: readonly { readonly row: number; readonly field: string; readonly message: string }[];
}

const send = (file: File, language: string, query = '') =>
  server.owner('POST', `${NODES}/import?${query}`, {
    body: file,
    headers: { 'content-type': typeof file === 'string' ? 'text/csv' : XLSX, 'accept-language': language },
  });

async function read(file: File, query = ''): Promise<Report> {
  const answer = await send(file, 'en', query);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

const kept = async (): Promise<string> => JSON.stringify((await owner.list('node', { limit: 200 })).items);

/** The file is refused as a whole, in both languages, and nothing of it is there. */
async function refused(
  name: string,
  file: File,
  says: { zh: RegExp; en: RegExp },
  query = '',
): Promise<void> {
  const before = await kept();
  for (const language of ['zh', 'en'] as const) {
    const answer = await send(file, language, query);
    assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.text}`);
    const words = JSON.stringify(answer.body.fields ?? answer.body.detail);
    assert.match(words, says[language], name);
    assert.match(words, SPOKEN[language], name);
  }
  assert.equal(await kept(), before, name);
}

/** Rows are wrong at these fields, and nothing of the file is there. */
async function wrong(file: File, at: readonly (readonly [number, string])[], says = /./): Promise<void> {
  const before = await kept();
  for (const language of ['zh', 'en'] as const) {
    const { body, text } = await send(file, language);
    assert.deepEqual(
      body.errors?.map(({ row, field }: Report['errors'][number]) => [row, field]),
      at,
      text,
    );
    assert.equal(body.applied, false);
    for (const { message } of body.errors) assert.match(message, SPOKEN[language]);
    if (language === 'en') assert.match(text, says);
  }
  assert.equal(await kept(), before);
}

const HEAD = ['编号', '数量', '重量', '交期', '备注'];
const book = (rows: readonly string[], behind = '') => crookedBook([{ rows: rows.join(''), behind }]);

test('a formula counts by what it came to; one that was never worked out, and one that failed, are named', async () => {
  await wrong(
    await book([
      rowOf(1, HEAD),
      rowOf(2, ['f1', '<c><f>1+2</f><v>3</v></c>', '<c><f>A1/0</f><v></v></c>']),
      rowOf(3, ['f2', '<c><f>SUM(B2:B9)</f></c>']),
      rowOf(4, ['f3', '<c><f t="shared" si="0"/></c>']),
      rowOf(5, ['f4', '<c t="e"><f>A1</f><v>#REF!</v></c>', '', '<c t="e"><v>#N/A</v></c>']),
    ]),
    [
      [2, 'weight'],
      [3, 'pieces'],
      [4, 'pieces'],
      [5, 'pieces'],
      [5, 'due'],
    ],
    /never worked out.*#REF!.*#N\/A/,
  );
  const good = await read(
    await book([
      rowOf(1, HEAD),
      rowOf(2, ['f1', '<c><f>1+2</f><v>3</v></c>', '', '', '<c t="str"><f>""</f><v></v></c>']),
    ]),
  );
  assert.partialDeepStrictEqual(good, { applied: true, added: 1, errors: [] });
  assert.partialDeepStrictEqual(await owner.list('node', { where: { code: 'f1' } }), {
    items: [{ pieces: 3, note: null }],
  });
});

test('what a merged cell says holds for each of its rows; a number of several rows is nobody’s', async () => {
  const behind = '<mergeCells><mergeCell ref="E2:E4"/><mergeCell ref="A9:XFD1048576"/></mergeCells>';
  const rows = [
    rowOf(1, HEAD),
    rowOf(2, ['m1', '', '', '', 'one for all']),
    rowOf(3, ['m2', '', '', '', '']),
    rowOf(4, ['m3']),
    rowOf(5, ['m4']),
  ];
  assert.partialDeepStrictEqual(await read(await book(rows, behind)), { added: 4, errors: [] });
  const { items } = await owner.list('node', {
    where: { code: { in: ['m1', 'm2', 'm3', 'm4'] } },
    sort: 'code',
  });
  assert.deepEqual(
    items.map(({ note }) => note),
    ['one for all', 'one for all', 'one for all', null],
  );
  await wrong(
    await book(
      [rowOf(1, HEAD), rowOf(2, ['m5', '<c><v>120</v></c>']), rowOf(3, ['m6'])],
      '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
    ),
    [[3, 'pieces']],
    /merged with row 2/,
  );
});

test('the first sheet that people see is read, another when it is asked for, and the answer says which', async () => {
  const sheet = (name: string, code: string, state?: 'veryHidden') => ({
    name,
    ...(state === undefined ? {} : { state }),
    rows: rowOf(1, HEAD) + rowOf(2, [code]),
  });
  const file = await crookedBook([
    sheet('底稿', 's1', 'veryHidden'),
    sheet('订单 &amp; 尾单', 's2'),
    sheet('旧', 's3'),
  ]);
  assert.partialDeepStrictEqual(await read(file), {
    added: 1,
    sheet: { name: '订单 & 尾单', others: ['旧'] },
  });
  assert.partialDeepStrictEqual(await read(file, `sheet=${encodeURIComponent('旧')}`), {
    added: 1,
    sheet: { name: '旧', others: ['订单 & 尾单'] },
  });
  const { items } = await owner.list('node', { where: { code: { in: ['s1', 's2', 's3'] } }, sort: 'code' });
  assert.deepEqual(
    items.map(({ code }) => code),
    ['s2', 's3'],
  );
  await refused('no such sheet', file, { zh: /没有这张工作表.*旧/, en: /no such sheet/ }, 'sheet=x');
  const table = await server.owner('POST', '/tables/read?sheet=%E6%97%A7', {
    body: file,
    headers: { 'content-type': XLSX },
  });
  assert.deepEqual(table.body, { rows: [HEAD, ['s3']], sheet: { name: '旧', others: ['订单 & 尾单'] } });
});

test('hidden rows and columns are read, and the answer says so', async () => {
  const file = await crookedBook([
    {
      before: '<cols><col min="5" max="16384" hidden="1"/></cols>',
      rows: rowOf(1, HEAD) + rowOf(2, ['h1', '', '', '', 'x']) + rowOf(3, ['h2'], ' hidden="1"'),
    },
  ]);
  assert.partialDeepStrictEqual(await read(file, 'dryRun=1'), {
    rows: 2,
    hidden: 1,
    hiddenColumns: ['备注'],
  });
});

test('headings may stand below a title, in a workbook and in a text', async () => {
  const file = await crookedBook([
    {
      rows:
        rowOf(1, ['某某服装厂 2026 年 11 月备注表']) +
        rowOf(2, ['', '', '', '制表：王芳']) +
        rowOf(3, HEAD) +
        rowOf(4, ['t1', '<c><v>5</v></c>']),
      behind: '<mergeCells><mergeCell ref="A1:E1"/></mergeCells>',
    },
  ]);
  assert.partialDeepStrictEqual(await read(file), { head: 3, added: 1, rows: 1 });
  const text = '十一月，清单\n\n编号;数量;备注\nt2;1;a, b, c\nt3;2;d\n';
  assert.partialDeepStrictEqual(await read(text), { head: 3, added: 2, sheet: null });
  await wrong('标题\n编号,数量\nt4,x\n', [[3, 'pieces']]);
});

test('texts in Chinese encodings, with tabs and semicolons; numbers and days as people type them', async () => {
  // “编号\t数量\t备注” and “g1\t１２\t甲” in GBK.
  const gbk = Buffer.from('b1e0bac509cafdc1bf09b1b8d7a20a67310aa3b1a3b209bcd70a', 'hex');
  const bytes = Buffer.concat([
    gbk.subarray(0, 15),
    Buffer.from('6731', 'hex'),
    Buffer.from('09a3b1a3b209bcd70a', 'hex'),
  ]);
  assert.partialDeepStrictEqual(await read(bytes), { added: 1, errors: [] });
  const file = await book([
    rowOf(1, HEAD),
    rowOf(2, ['g2', '１２３', '1\u2009234.5', '46329', '']),
    rowOf(3, ['g3\u200b', ' 1\u00a0200\u200b', '<c><v>0.30000000000000004</v></c>', '<c><v>46329</v></c>']),
    rowOf(4, ['g4', '一百']),
  ]);
  await wrong(file, [[4, 'pieces']]);
  assert.partialDeepStrictEqual(await read(file, 'onError=skip'), { added: 2, failed: 1 });
  const { items } = await owner.list('node', { where: { code: { in: ['g1', 'g2', 'g3'] } }, sort: 'code' });
  assert.partialDeepStrictEqual(items, [
    { code: 'g1', pieces: 12, note: '甲' },
    { code: 'g2', pieces: 123, weight: '1234.500', due: '2026-11-03' },
    { code: 'g3', pieces: 1200, weight: '0.300', due: '2026-11-03' },
  ]);
});

test('keys that are there already, that stand twice, that are two at once are named row by row', async () => {
  await owner.add('node', { code: 'k1', card: 'c1' });
  await owner.add('node', { code: 'k2', card: 'c2' });
  await wrong('编号,卡号\nk3,c1\nk4,c4\nk4,c5\nk5,c4\nk1,c2\n', [
    [2, 'card'],
    [4, 'code'],
    [5, 'card'],
    [6, 'card'],
  ]);
});

test('a quote that is never closed does not swallow the rest of the file unseen', async () => {
  await wrong('编号,备注\nq1,"ok"\nq2,"open\nq3,x\nq4,y\n', [[3, 'note']], /never closed/);
});

test('what is no spreadsheet, whatever its name, is refused by what it is', async () => {
  const bytes = (hex: string): Uint8Array<ArrayBuffer> => Buffer.from(hex.padEnd(200, '0'), 'hex');
  for (const [name, file, zh, en] of [
    ['old Excel', bytes('d0cf11e0a1b11ae1'), /\.xls/, /\.xls/],
    ['PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3'), /PDF/, /PDF/],
    ['PNG', bytes('89504e470d0a1a0a'), /图片/, /picture/],
    ['JPEG', bytes('ffd8ffe000104a464946'), /图片/, /picture/],
    ['RAR', bytes('526172211a0700'), /压缩包/, /archive/],
    ['web page', '\ufeff<html xmlns:x="urn:excel"><table><tr><td>编号</td></tr></table>', /网页/, /web page/],
    ['bytes', bytes('0102030405060708'), /不是 Excel/, /no Excel/],
    ['nothing', '', /空的/, /empty/],
    ['blanks', ' \r\n \r\n', /空的/, /empty/],
    ['no heading', 'a,b\n1,2\n', /列名/, /heading/],
    ['a ZIP of something else', await crookedBook([]), /xlsx/, /xlsx/],
    ['no such column twice', '编号,Code\nx,y\n', /同一个字段/, /same field/],
  ] as const)
    await refused(name, file, { zh, en });
  const whole = await book([rowOf(1, HEAD), rowOf(2, ['x1'])]);
  for (const end of [4, 22, 100, whole.length - 30, whole.length - 10])
    await refused(`cut at ${end}`, whole.subarray(0, end), { zh: /xlsx/, en: /xlsx/ });
});

test('a small file that unpacks to a great deal is refused before it is unpacked', async () => {
  const many = `<row r="2"><c t="inlineStr"><is><t>${'x'.repeat(2_000_000)}</t></is></c></row>`;
  const bomb = await crookedBook([{ rows: Array.from({ length: 75 }, () => many) }]);
  assert.ok(bomb.length < 2_000_000, `${bomb.length} bytes`);
  const before = process.memoryUsage().arrayBuffers;
  await refused('bomb', bomb, { zh: /过大/, en: /too large/ });
  const lying = Buffer.from(bomb);
  // Says of every part that it is small.
  for (
    let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = lying.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    lying.writeUInt32LE(1000, at + 24);
  await refused('a bomb that lies', lying, { zh: /过大/, en: /too large/ });
  assert.ok(process.memoryUsage().arrayBuffers - before < 500_000_000);
});

test('more rows than the limit are refused with the limit', async () => {
  function* rows(): Generator<string> {
    yield rowOf(1, HEAD);
    for (let row = 2; row <= 160_002; row++) yield `<row r="${row}"><c t="n"><v>${row}</v></c></row>`;
  }
  await refused('too long', await crookedBook([{ rows: rows() }]), { zh: /100000 行/, en: /100000 rows/ });
});
