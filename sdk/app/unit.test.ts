import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitIn } from './unit.ts';

test('what is counted is told in either language, whichever it was declared in', () => {
  assert.equal(unitIn('件', 'en'), 'pcs');
  assert.equal(unitIn('pcs', 'zh'), '件');
  assert.equal(unitIn('件', 'zh'), '件');
  assert.equal(unitIn('min', 'zh'), '分钟');
});

test('units of physics, and words nobody knows, stay', () => {
  for (const unit of ['kg', 'rpm', '%', 'constructor', ''])
    for (const language of ['zh', 'en'] as const) assert.equal(unitIn(unit, language), unit);
});
