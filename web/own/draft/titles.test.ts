import assert from 'node:assert/strict';
import test from 'node:test';
import { alsoSaid, alsoTitled, retitled } from './titles.ts';

void test('the other language follows until it has words of its own', () => {
  const typed = retitled(retitled({ zh: '', en: '' }, 'zh', '水'), 'zh', '水洗');
  assert.deepEqual([typed, alsoSaid(typed, 'zh')], [{ zh: '水洗', en: '水洗' }, '']);
  const both = alsoTitled(typed, 'zh', 'Wash');
  assert.deepEqual(
    [retitled(both, 'zh', '洗水'), alsoSaid(both, 'zh')],
    [{ zh: '洗水', en: 'Wash' }, 'Wash'],
  );
  assert.deepEqual(alsoTitled(both, 'zh', ''), { zh: '水洗', en: '水洗' });
});
