import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromScaled } from '@selvedge/sdk/app';
import readExcel from 'read-excel-file/node';
import { exported } from './exporting.ts';
import { booking, bytesOf, ExchangeHouse, worker } from './testing.ts';

const isKeepable = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Noncharacter_Code_Point}\ufffd]|(?![\n\t])\p{Cc}/u.test(text);
const word = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '+86',
      '-x',
      '@a',
      "'=x",
      "''",
      '001',
      '1,234',
      '2026-11-23',
      '_x0041_',
      '{}',
      '[1',
    ),
    fc.constantFrom(
      'constructor',
      '"quoted", and more',
      'a;b',
      'S=1',
      '（内容）',
      '<b>&amp;</b>',
      '#N/A',
      'TRUE',
    ),
  )
  .filter(isKeepable);
const line = word.map((text) => text.replaceAll(/[\n\t]/g, ' '));
const scaled = (scale: number) => fc.bigInt(-(2n ** 60n), 2n ** 60n).map((value) => fromScaled(value, scale));
const day = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const record = (workers: readonly string[]) =>
  fc.record({
    note: maybe(fc.array(word, { maxLength: 3 }).map((lines) => lines.join('\n'))),
    worker: maybe(fc.constantFrom(...workers)),
    pieces: maybe(fc.maxSafeInteger()),
    price: maybe(scaled(4)),
    weight: maybe(scaled(8)),
    done: maybe(fc.boolean()),
    day: maybe(day),
    at: maybe(
      fc
        .date({ min: new Date('1850-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
    start: maybe(fc.constantFrom('00:00', '07:30', '23:59')),
    state: maybe(fc.constantFrom('draft', 'open', 'Open')),
    colours: maybe(fc.array(line, { maxLength: 3 })),
    lines: maybe(
      fc.array(fc.record({ size: fc.constantFrom('S', '=M', 'XL '), cost: maybe(scaled(2)) }), {
        maxLength: 2,
      }),
    ),
    sizes: maybe(
      fc.dictionary(
        line.filter((key) => key !== '' && key !== '__proto__'),
        fc.integer(),
        { maxKeys: 3 },
      ),
    ),
  });

for (const timeZone of ['Asia/Shanghai', 'America/New_York'])
  test(`what goes out comes in again and changes nothing (${timeZone})`, async () => {
    const house = await ExchangeHouse.open(booking, timeZone);
    const names = ['王芳', '王芳', ' 李  雷 ', '李 雷', '=HYPERLINK', '韩梅梅'];
    const workers = await house.write(worker, (records) =>
      records.addAll(names.map((name, index) => ({ code: `00${index}`, name }))),
    );
    const seen = new Set<string>();
    const values = fc
      .sample(record(workers.map(({ id }) => id)), 300)
      .map((one, index) => ({ ...one, number: `B${index}` }))
      .filter(({ worker: who, day: on }) => {
        if (who === undefined || on === undefined) return true;
        const isNew = !seen.has(who + on);
        seen.add(who + on);
        return isNew;
      });
    await house.write(booking, (records) => records.addAll(values));
    const before = await house.all(booking);
    for (const format of ['xlsx', 'csv'] as const)
      for (const language of ['zh', 'en'] as const) {
        const file = await bytesOf(await exported(house.parts, {}, format, language));
        const report = await house.import(file, { language }, format);
        assert.deepEqual(report.errors, [], `${format} ${language}`);
        assert.partialDeepStrictEqual(report, {
          rows: values.length,
          added: 0,
          changed: 0,
          unchanged: values.length,
          unknown: [],
          locked: [],
        });
      }
    assert.deepEqual(await house.all(booking), before);
  });

test('another reader of workbooks finds real dates and numbers', async () => {
  const house = await ExchangeHouse.open();
  await house.write(worker, (records) => records.add({ code: '1', name: '王芳' }));
  const [{ id }] = await house.all(worker);
  await house.write(booking, (records) =>
    records.add({
      number: '001',
      worker: id,
      price: '1.25',
      day: '2026-11-23',
      at: '2026-11-22T23:50:00.000Z',
    }),
  );
  const [{ sheet, data }] = await readExcel(await bytesOf(await exported(house.parts, {}, 'xlsx', 'zh')));
  assert.equal(sheet, '登记表');
  const cells = Object.fromEntries(data[0].map((heading, index) => [String(heading), data[1][index]]));
  assert.partialDeepStrictEqual(cells, {
    单号: '001',
    '数量 (件)': null,
    工人: '王芳',
    工价: 1.25,
    日期: new Date('2026-11-23T00:00:00Z'),
    时间: new Date('2026-11-23T07:50:00Z'),
    状态: 'draft',
  });
});

test('a text that no cell holds is left out of a workbook and stays as it is', async () => {
  const house = await ExchangeHouse.open();
  await house.write(booking, (records) => records.add({ number: '1', note: '长'.repeat(40_000) }));
  const file = await bytesOf(await exported(house.parts, {}, 'xlsx', 'zh'));
  assert.ok(file.length < 10_000);
  assert.partialDeepStrictEqual(await house.import(file, {}, 'xlsx'), { unchanged: 1, failed: 0 });
  assert.partialDeepStrictEqual(await house.all(booking), [{ version: 1, note: '长'.repeat(40_000) }]);
});

test('a CSV file opens in Excel as Chinese, and runs nothing', async () => {
  const house = await ExchangeHouse.open();
  await house.write(booking, (records) => records.add({ number: '=cmd()', note: '-1' }));
  const text = (await bytesOf(await exported(house.parts, {}, 'csv', 'zh'))).toString('utf8');
  assert.ok(text.startsWith('\ufeffid,单号,备注,'));
  assert.match(text, /,'=cmd\(\),'-1,/);
});
