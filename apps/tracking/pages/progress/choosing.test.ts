import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowOrder } from './answers.ts';
import { bottleneckOf, fits } from './choosing.ts';

const step = (code: string, title: string, done: number, waiting: number) => ({
  code,
  title,
  done,
  waiting,
  cut: 100,
});
const order: FlowOrder = {
  order: 'o',
  number: 'A-1023',
  styleNumber: 'P2601',
  due: '2026-11-20',
  ordered: 100,
  cut: 100,
  wip: 90,
  finished: 10,
  rework: 0,
  operations: [step('10', '合肩', 60, 40), step('20', '袖口拼接', 25, 35), step('30', '卷下摆', 10, 15)],
};

test('the bottleneck is where most pieces wait; what was not begun is none', () => {
  assert.equal(bottleneckOf(order)?.code, '20');
  assert.equal(
    bottleneckOf({ cut: 100, operations: [step('10', '合肩', 0, 100), step('20', '袖', 0, 0)] }),
    null,
  );
  assert.equal(
    bottleneckOf({ cut: 1000, operations: [step('10', '合肩', 50, 0), step('20', '袖', 20, 30)] }),
    null,
  );
});

test('orders are found by number, style or operation, and narrowed by what is wrong with them', () => {
  for (const words of ['a-10', 'p26', '袖口', ' ']) assert.ok(fits(order, words, 'all', '2026-11-30'), words);
  assert.ok(!fits(order, '领', 'all', '2026-11-30'));
  assert.ok(fits(order, '', 'late', '2026-11-21') && !fits(order, '', 'late', '2026-11-20'));
  assert.ok(fits(order, '', 'stuck', '2026-11-20') && fits(order, '', 'begun', '2026-11-20'));
});
