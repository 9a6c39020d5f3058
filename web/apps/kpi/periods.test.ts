import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOf } from './periods.ts';

test('a trend spans whole days, weeks from Monday, and months', () => {
  assert.deepEqual(spanOf('day', '2026-11-24'), { from: '2026-11-11', to: '2026-11-24' });
  assert.deepEqual(spanOf('week', '2026-11-24'), { from: '2026-09-07', to: '2026-11-24' });
  assert.deepEqual(spanOf('week', '2026-11-29'), { from: '2026-09-07', to: '2026-11-29' });
  assert.deepEqual(spanOf('month', '2026-11-24'), { from: '2025-12-01', to: '2026-11-24' });
  assert.deepEqual(spanOf('day', '2027-01-03'), { from: '2026-12-21', to: '2027-01-03' });
});
