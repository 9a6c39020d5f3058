import assert from 'node:assert/strict';
import test from 'node:test';
import { newEntity } from '../draft/fresh.ts';
import { EMPTY } from '../draft/parts.ts';
import { isUnique, withField, withoutField, withUnique } from './reshape.ts';

const t = (zh: string, en: string) => ({ zh, en });

void test('the first field names the records; what is taken away leaves no trace', () => {
  const empty = newEntity(EMPTY, t('打样申请', 'Sample request'));
  const one = withField(empty, { kind: 'text', title: t('款号', 'Style') });
  const two = withField(one.entity, { kind: 'integer', title: t('件数', 'Pieces') });
  assert.deepEqual(
    [two.entity.label, two.entity.list, two.entity.search],
    ['{style}', ['style', 'pieces'], ['style']],
  );
  assert.equal(two.entity.fields['style']?.required, true);
  const unique = withUnique(two.entity, 'style', true);
  assert.ok(isUnique(unique, 'style'));
  const left = withoutField(unique, 'style');
  assert.deepEqual([left.label, left.list, left.search, left.unique], ['{pieces}', ['pieces'], [], []]);
});

void test('a field is never called like what every record has', () => {
  const { name } = withField(newEntity(EMPTY, t('表', 'Form')), {
    kind: 'text',
    title: t('版本', 'Version'),
  });
  assert.equal(name, 'version2');
});
