import assert from 'node:assert/strict';
import { test } from 'node:test';
import writeExcel from 'write-excel-file/node';
import { invalid } from '../../namespace/parse.ts';
import type { RecordRules } from '../rules.ts';
import { Cancelled } from './importing.ts';
import { booking, ExchangeHouse, worker } from './testing.ts';

const csv = (...lines: string[]): string => lines.join('\r\n');

test('headings in either language, with marks, units and full-width signs; what is unknown is said', async () => {
  const house = await ExchangeHouse.open();
  const file = csv('单 号＊,数量（千件）,PRICE *,"start",价 签', 'A1,１２０,"￥1,234.50",7：30,x');
  const report = await house.import(file.replace('＊', ' *'));
  assert.partialDeepStrictEqual(report, { applied: true, rows: 1, added: 1, unknown: ['价 签'] });
  const [found] = await house.all(booking);
  assert.partialDeepStrictEqual(found, {
    number: 'A1',
    pieces: 120,
    price: '1234.5000',
    start: '07:30',
    state: 'draft',
  });
});

test('columns as they are said; two of one field, or none that is known, are refused', async () => {
  const house = await ExchangeHouse.open();
  await house.import(csv('款,备注', 'A1,no'), { map: { 款: 'number', 备注: '' } });
  assert.partialDeepStrictEqual(await house.all(booking), [{ number: 'A1', note: null }]);
  for (const [file, map] of [
    [csv('单号,Number', 'A1,A2'), {}],
    [csv('甲,乙', 'A1,A2'), {}],
    [csv('甲', 'A1'), { 甲: 'nothing' }],
  ] as const)
    await assert.rejects(house.import(file, { map }), { code: 'input.invalid' });
});

test('dates, moments, choices and yes and no as people write them', async () => {
  const house = await ExchangeHouse.open();
  const days = [
    '2026/11/3',
    '2026-11-3',
    '2026年11月3日',
    '２０２６．１１．３',
    '20261103',
    '3 Nov 2026',
    '2026-11-03T00:00:00',
  ];
  const report = await house.import(
    csv(
      '单号,日期,时间,状态,完成',
      ...days.map(
        (day, index) =>
          `A${index},${day},2026年11月3日 7:50,${['进行', 'draft', 'DRAFT', ' 进 行'][index % 4]},√`,
      ),
    ),
  );
  assert.deepEqual(report.errors, []);
  for (const found of await house.all(booking))
    assert.partialDeepStrictEqual(found, {
      day: '2026-11-03',
      at: '2026-11-02T23:50:00.000Z',
      done: true,
    });
});

test('a workbook of another writer: days, serial numbers, and numbers kept as they are shown', async () => {
  const house = await ExchangeHouse.open();
  const text = (value: string) => ({ value, type: String });
  const file = await writeExcel([
    {
      sheet: '任意',
      data: [
        ['单号', '日期', '时间', '开始', '数量'].map(text),
        [
          { value: 7, type: Number, format: '000' },
          { value: new Date('2026-11-03T00:00:00Z'), type: Date, format: 'yyyy"年"m"月"d"日"' },
          { value: new Date('2026-11-03T07:50:00Z'), type: Date, format: 'yyyy/m/d h:mm' },
          { value: 0.3125, type: Number },
          { value: 12, type: Number },
        ],
        [{ value: 13_812_345_678, type: Number }, { value: 46_329, type: Number }, null, null, text('1,200')],
      ],
    },
  ]).toBuffer();
  assert.deepEqual((await house.import(file, {}, 'xlsx')).errors, []);
  assert.partialDeepStrictEqual(await house.all(booking), [
    { number: '007', day: '2026-11-03', at: '2026-11-02T23:50:00.000Z', start: '07:30', pieces: 12 },
    { number: '13812345678', day: '2026-11-03', pieces: 1200 },
  ]);
});

test('records are found by id, by a unique key, or by what is asked; only given columns change', async () => {
  const house = await ExchangeHouse.open();
  await house.import(csv('单号,备注,数量', 'A1,one,1', 'A2,two,2', 'A3,two,3'));
  const [{ id }] = await house.all(booking);
  const report = await house.import(csv('id,单号,数量', `${id},B1,5`, ',A2,2', ',A4,4'));
  assert.partialDeepStrictEqual(report, { added: 1, changed: 1, unchanged: 1 });
  assert.partialDeepStrictEqual(await house.all(booking), [
    { id, number: 'B1', note: 'one', pieces: 5, version: 2 },
    { number: 'A2', note: 'two', version: 1 },
    { number: 'A3' },
    { number: 'A4' },
  ]);
  const asked = await house.import(csv('备注,数量', 'one,', 'two,9', 'three,1'), { match: ['note'] });
  assert.deepEqual(
    asked.errors.map(({ row, field }) => [row, field]),
    [
      [3, 'note'],
      [4, 'number'],
    ],
  );
  await assert.rejects(house.import(csv('单号', 'A1'), { match: ['note'] }), { code: 'input.invalid' });
});

test('references by name, by a key, by id; unknown and ambiguous names are errors of their rows', async () => {
  const house = await ExchangeHouse.open();
  const workers = await house.write(worker, (records) =>
    records.addAll([
      { code: '01', name: '王芳' },
      { code: '02', name: '李雷' },
      { code: '03', name: '李雷' },
    ]),
  );
  const report = await house.import(
    csv('单号,工人', 'A1,王芳', 'A2,02', `A3,${workers[2].id}`, 'A4,李雷', 'A5,谁'),
    { language: 'zh', onError: 'skip' },
  );
  assert.deepEqual(report.errors, [
    { row: 5, field: 'worker', message: '有多个名为“李雷”的工人，请填编号。', written: '李雷' },
    { row: 6, field: 'worker', message: '没有名为“谁”的工人。', written: '谁' },
  ]);
  const found = await house.all(booking);
  assert.deepEqual(
    found.map((one) => one['worker']),
    workers.map((one) => one.id),
  );
});

test('a row that is wrong: nothing is stored, or the others are; a dry run stores nothing', async () => {
  const house = await ExchangeHouse.open();
  await house.import(csv('单号', 'taken'));
  const file = csv('单号,数量,日期', 'A1,1,2026-01-01', ',2,', 'A2,x,2026-02-30', 'A1,3,', 'A3,4,2026-01-02');
  const dry = await house.import(file, { dryRun: true });
  const wrong = [
    [3, 'number'],
    [4, 'pieces'],
    [4, 'day'],
    [5, 'number'],
  ];
  const placesOf = ({ errors }: typeof dry) => errors.map(({ row, field }) => [row, field]);
  assert.deepEqual(placesOf(dry), wrong);
  assert.partialDeepStrictEqual(dry, { applied: false, rows: 5, added: 2, failed: 3 });
  const stopped = await house.import(file);
  assert.deepEqual(stopped, dry);
  assert.equal((await house.all(booking)).length, 1);
  const skipped = await house.import(file, { onError: 'skip' });
  assert.partialDeepStrictEqual(skipped, { applied: true, added: 2, failed: 3 });
  assert.equal((await house.all(booking)).length, 3);
});

test('what an own rule of the org refuses costs its row alone', async () => {
  const house = await ExchangeHouse.open();
  const { doing } = house.parts;
  const rules: RecordRules = {
    watches: () => true,
    weigh: async (_tx, _entity, changes) => {
      const message = { zh: '不行。', en: 'Never.' };
      if (changes.some(({ after }) => after['pieces'] === 13)) throw invalid([{ path: 'pieces', message }]);
      return changes.map(() => ({ note: 'weighed' }));
    },
  };
  house.parts = { ...house.parts, doing: () => ({ ...doing(), rules }) };
  const report = await house.import(csv('单号,数量', 'A1,1', 'A2,13', 'A3,3'), { onError: 'skip' });
  assert.partialDeepStrictEqual(report, {
    added: 2,
    failed: 1,
    errors: [{ row: 3, field: 'pieces', message: 'Never.' }],
  });
  const changed = await house.import(csv('单号,数量', 'A1,13', 'A3,4'), { onError: 'skip' });
  assert.partialDeepStrictEqual(changed, { changed: 1, failed: 1, errors: [{ row: 2 }] });
  assert.partialDeepStrictEqual(await house.all(booking), [
    { number: 'A1', pieces: 1, version: 1 },
    { number: 'A3', pieces: 4, version: 2, note: 'weighed' },
  ]);
});

test('a key that another record has already is told of its row', async () => {
  const house = await ExchangeHouse.open();
  await house.import(csv('单号', 'A1', 'A2'));
  const [, { id }] = await house.all(booking);
  const report = await house.import(csv('id,单号', `${id},A1`, ',A3'), { language: 'zh', onError: 'skip' });
  assert.partialDeepStrictEqual(report, {
    added: 1,
    errors: [{ row: 2, field: 'number', message: '已有别的记录用了同样的单号。' }],
  });
  const twice = await house.import(csv('id,数量', `${id},1`, `${id},2`), { onError: 'skip' });
  assert.partialDeepStrictEqual(twice, { changed: 1, errors: [{ row: 3, field: 'id' }] });
});

test('called off: of a whole import nothing stays, of one that skips what was done', async () => {
  const file = csv('单号', ...Array.from({ length: 2500 }, (_, index) => `A${index}`));
  for (const [onError, kept] of [
    ['stop', 0],
    ['skip', 1000],
  ] as const) {
    const house = await ExchangeHouse.open();
    const control = new AbortController();
    const watch = { signal: control.signal, progress: () => control.abort() };
    await assert.rejects(house.import(file, { onError }, 'csv', watch), (error) => {
      assert.ok(error instanceof Cancelled);
      assert.equal(error.report.applied, onError === 'skip');
      return true;
    });
    const [{ count }] = await house.store.admin<{ count: string }>('select count(*) from app_line.booking');
    assert.equal(Number(count), kept);
  }
});

test('a file in an old Chinese encoding, with quotes and line ends of every kind', async () => {
  const house = await ExchangeHouse.open();
  // “单号,备注” and “甲1,"红""色\n二"” in GB18030.
  const gb = Buffer.from('b5a5bac52cb1b8d7a20abcd7312c22baec2222c9ab0ab6fe220a', 'hex');
  assert.deepEqual((await house.import(gb)).errors, []);
  assert.partialDeepStrictEqual(await house.all(booking), [{ number: '甲1', note: '红"色\n二' }]);
  for (const file of ['\ufeff单号;数量\rA1;1\r', '单号\t数量\nA2\t1', '单号,数量\n"A3,1\n'])
    await house.import(file, { onError: 'skip' });
  assert.partialDeepStrictEqual(await house.all(booking), [{}, { number: 'A1' }, { number: 'A2' }]);
  const wide = await house.import(Buffer.from('\ufeff单号\nA9\n', 'utf16le'));
  assert.equal(wide.added, 1);
});

test('what is no workbook, or unpacks to too much, is refused in words', async () => {
  const house = await ExchangeHouse.open();
  const good = await writeExcel([{ sheet: 'x', data: [[{ value: '单号', type: String }]] }]).toBuffer();
  for (const file of [
    Buffer.from('PK nothing'),
    good.subarray(0, good.length - 30),
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(0),
  ])
    await assert.rejects(house.import(file, {}, 'xlsx'), { code: 'input.invalid' });
  await assert.rejects(house.import(csv('单号', ...Array.from({ length: 100_001 }, () => 'A'))), (error) => {
    assert.match(JSON.stringify(error), /100000/);
    return true;
  });
});
