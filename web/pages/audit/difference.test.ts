import assert from 'node:assert/strict';
import test from 'node:test';
import { differencesOf } from './difference.ts';

void test('only what differs is told, one level deep', () => {
  assert.deepEqual(
    differencesOf(
      { title: { zh: '甲', en: 'a' }, unit: 'W', list: [1, 2] },
      { title: { zh: '乙', en: 'a' }, unit: 'W', list: [1] },
    ),
    [
      { field: 'title.zh', before: '甲', after: '乙' },
      { field: 'list', before: [1, 2], after: [1] },
    ],
  );
});

void test('something new has no before, something removed no after', () => {
  assert.deepEqual(differencesOf(null, { name: 'x' }), [{ field: 'name', before: undefined, after: 'x' }]);
  assert.deepEqual(differencesOf({ name: 'x' }, null), [{ field: 'name', before: 'x', after: undefined }]);
  assert.deepEqual(differencesOf(null, null), []);
});
