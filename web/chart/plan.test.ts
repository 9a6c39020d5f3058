import assert from 'node:assert/strict';
import test from 'node:test';
import { DAY, HOUR, MINUTE, SECOND } from '../format/time.ts';
import { planTrend, refreshEvery } from './plan.ts';
import type { View } from './window.ts';

const NOW = 1_800_000_004_321;

void test('a year asks for a bucket a pixel, an hour for its points', () => {
  const year = planTrend({ kind: 'follow', length: 365 * DAY }, 1180, NOW);
  assert.equal(year.rawLimit, null);
  assert.equal(year.points, 1180);
  const hour = planTrend({ kind: 'fixed', from: NOW - HOUR, to: NOW }, 900.4, NOW);
  assert.equal(hour.rawLimit, 10_000);
  assert.deepEqual(hour.span, { from: NOW - HOUR, to: NOW });
  assert.equal(planTrend({ kind: 'follow', length: DAY }, 0, NOW).points, 50);
});

void test('a moving view asks the same question until its next step, and always for all that is seen', () => {
  const view: View = { kind: 'follow', length: 8 * HOUR };
  const step = refreshEvery(view.length);
  assert.equal(step, 5 * MINUTE);
  const start = Math.ceil(NOW / step) * step + 1;
  const first = planTrend(view, 1000, start);
  for (const later of [1, step / 2, step - 2]) {
    const plan = planTrend(view, 1000, start + later);
    assert.deepEqual(plan, first);
    assert.ok(plan.span.from <= start + later - view.length && plan.span.to >= start + later);
  }
  assert.notDeepEqual(planTrend(view, 1000, start + step), first);
  assert.equal(refreshEvery(MINUTE), 15 * SECOND);
});
