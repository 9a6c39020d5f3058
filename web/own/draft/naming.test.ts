import assert from 'node:assert/strict';
import test from 'node:test';
import { fieldName, slugName } from './naming.ts';

const t = (zh: string, en: string) => ({ zh, en });

void test('names come from the English title', () => {
  assert.equal(fieldName(t('水洗', 'Wash'), []), 'wash');
  assert.equal(fieldName(t('水洗工期', 'Days for the Washing'), []), 'daysForTheWashing');
  assert.equal(slugName('r', t('石洗', 'Stone wash!'), []), 'stone-wash');
});

void test('without an English title a name is made that the server takes', () => {
  for (const title of [t('水洗', '水洗'), t('水洗', ''), t('一', '3 days')]) {
    assert.match(fieldName(title, []), /^f[a-z0-9]{4}$/);
    assert.match(slugName('r', title, []), /^r-[a-z0-9]{4}$/);
  }
});

void test('taken names get a number', () => {
  assert.equal(fieldName(t('水洗', 'Wash'), ['wash', 'wash2']), 'wash3');
});
