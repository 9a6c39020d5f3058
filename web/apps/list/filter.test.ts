import assert from 'node:assert/strict';
import test from 'node:test';
import { date, integer, moment, money } from '@selvedge/sdk/app';
import { boundOf, rangeOf, without } from './filter.ts';
import { readListSearch } from './search.ts';

const title = { zh: '项', en: 'Item' };

void test('bounds as they are typed', () => {
  assert.equal(boundOf(integer({ title }), '１,０００', 'from', 'UTC'), 1000);
  assert.equal(boundOf(integer({ title }), '1.5', 'from', 'UTC'), null);
  assert.equal(boundOf(money({ title }), '1.50', 'to', 'UTC'), '1.50');
  assert.equal(boundOf(date({ title }), '2026-11-23', 'to', 'UTC'), '2026-11-23');
  assert.equal(boundOf(moment({ title }), '2026-11-23', 'from', 'Asia/Shanghai'), '2026-11-22T16:00:00.000Z');
});

void test('conditions come and go', () => {
  assert.equal(rangeOf({}), undefined);
  assert.deepEqual(rangeOf({ from: 1 }), { from: 1 });
  assert.deepEqual(without({ a: 1, b: 2 }, 'a'), { b: 2 });
});

void test('what an address says is taken as far as it makes sense', () => {
  assert.deepEqual(readListSearch({ q: 12, sort: '-due', where: { state: 'open' }, other: 1 }), {
    q: '12',
    sort: '-due',
    where: { state: 'open' },
  });
  assert.deepEqual(readListSearch({ q: '', where: [], sort: 5 }), {});
});
