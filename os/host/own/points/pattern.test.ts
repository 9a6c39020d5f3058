import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMeant, isPattern } from './pattern.ts';

test('a pattern names metrics below the root of the org', () => {
  const path = '工厂/缝制车间/一线/m1/status';
  for (const pattern of ['缝制车间/+/+/status', '+/+/+/+', '#', '缝制车间/#', '缝制车间/一线/m1/status'])
    assert.ok(isMeant(pattern, path), pattern);
  for (const pattern of ['缝制车间/+/status', '裁剪车间/+/+/status', '缝制车间/+/+/status/#', '工厂/#'])
    assert.ok(!isMeant(pattern, path), pattern);
});

test('what is no pattern is refused', () => {
  for (const pattern of ['a/+/b', '#', 'a/#', '缝制车间/+/+/status', 'm-1/t_2'])
    assert.ok(isPattern(pattern), pattern);
  for (const pattern of ['', '/a', 'a//b', 'a/#/b', 'a+/b', 'a b', '++'])
    assert.ok(!isPattern(pattern), pattern);
});
