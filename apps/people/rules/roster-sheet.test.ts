import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOfText, dayOf } from '@selvedge/sdk/sheet';
import { isYes, readRoster } from './roster-sheet.ts';

test('a roster as it lies in Excel', () => {
  const sheet =
    '序号\t工号\t姓名\t班组\t工种\t入职日期\t身份证号\n1\t0231\t李芳\t1组\t平车\t2024/3/5\t330203\n\n2\t0232\t王强\t\t\t\t330204\n';
  const { rows, columns, unknown, unkept } = readRoster(cellsOfText(sheet));
  assert.deepEqual(columns, ['number', 'name', 'team', 'position', 'hiredOn']);
  assert.deepEqual([unknown, unkept], [['序号'], ['身份证号']]);
  assert.deepEqual(rows, [
    { row: 2, values: { number: '0231', name: '李芳', team: '1组', position: '平车', hiredOn: '2024/3/5' } },
    { row: 4, values: { number: '0232', name: '王强' } },
  ]);
  assert.ok(!JSON.stringify(rows).includes('3302'), 'id card numbers are not read');
});

test('commas do as well, and nothing is nothing', () => {
  assert.deepEqual(readRoster(cellsOfText('工号,姓名\n1,"李芳"')).rows, [
    { row: 2, values: { number: '1', name: '李芳' } },
  ]);
  assert.deepEqual(readRoster(cellsOfText('')).rows, []);
});

test('a title above, full-width digits, a head of other words, a total at the end', () => {
  const sheet = '某某制衣厂花名册\n\n员工编号\t员工姓名\t组别\n００１\t李芳\t1组\n合计\t1人\t';
  const { rows, mended } = readRoster(cellsOfText(sheet));
  assert.deepEqual(rows, [{ row: 4, values: { number: '001', name: '李芳', team: '1组' } }]);
  assert.match(JSON.stringify(mended), /第 3 行.*第 5 行是合计/);
});

test('days and marks', () => {
  for (const written of ['2024-03-05', '2024/3/5', '2024.3.5', '2024年3月5日'])
    assert.equal(dayOf(written), '2024-03-05');
  for (const written of ['3月5日', '2024-02-30', '昨天']) assert.equal(dayOf(written), null);
  assert.ok(isYes('是') && isYes('√') && !isYes('否') && !isYes(undefined));
});
