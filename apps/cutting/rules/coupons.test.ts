import assert from 'node:assert/strict';
import { test } from 'node:test';
import { couponsOf } from './coupons.ts';

const step = (code: string, part: string | null, joins: string[] | null = null) => ({
  code,
  title: code,
  part,
  isJoin: joins !== null,
  joins,
});
const STEPS = [
  step('10', '大身'),
  step('20', '领'),
  step('30', '袖'),
  step('40', null, ['大身', '领']),
  step('50', null),
];
const codes = (parts: string[] | null): (string | null)[] =>
  couponsOf('coupon', STEPS, parts).map((one) => one?.code ?? null);

test('each operation is on the coupons of exactly one set of parts', () => {
  assert.deepEqual(codes(null), ['10', '20', '30', '40', '50']);
  assert.deepEqual(codes(['大身']), ['10', '40', '50']);
  assert.deepEqual(codes(['领', '袖']), ['20', '30']);
});

test('a bundle without operations, or of one ticket each, gets one ticket', () => {
  assert.deepEqual(codes(['里布']), [null]);
  assert.deepEqual(couponsOf('coupon', [], null), [null]);
  assert.deepEqual(couponsOf('bundle', STEPS, null), [null]);
});
