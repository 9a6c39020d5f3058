import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCENES } from '@selvedge/sdk/app';
import { termNamed } from '@selvedge/sdk/pack';
import { garment } from './pack.ts';

const NAME = /^[A-Z]\d{2,3}$/;

test('codes are unique, and every word is there in both languages', () => {
  for (const terms of [garment.operations, garment.defects]) {
    assert.equal(new Set(terms.map(({ code }) => code)).size, terms.length);
    for (const { code, title } of terms) {
      assert.match(code, NAME);
      assert.match(title.zh, /\p{Script=Han}/u, code);
      assert.match(title.en, /^[A-Z][\w '/-]+$/, code);
    }
  }
});

test('times can be reckoned with, and none is absurd', () => {
  for (const { code, sam } of garment.operations)
    assert.ok(/^\d\.\d{2}$/.test(sam) && Number(sam) > 0.1 && Number(sam) < 3, code);
});

test('a defect is found by any of its names, however it is written', () => {
  assert.equal(termNamed(garment.defects, ' 跳 线')?.code, 'S01');
  assert.equal(termNamed(garment.defects, 'skipped STITCH')?.code, 'S01');
  assert.equal(termNamed(garment.operations, '绱拉链')?.title.zh, '上拉链');
  assert.equal(termNamed(garment.operations, '没有这道'), undefined);
});

test('a name means one defect only', () => {
  const names = garment.defects.flatMap(({ title, aliases = [] }) => [title.zh, title.en, ...aliases]);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

test('all sixteen scenes are answered, with apps of the pack only', () => {
  assert.deepEqual(Object.keys(garment.scenes).sort(byName), [...SCENES].sort(byName));
  for (const apps of Object.values(garment.scenes))
    for (const app of apps) assert.ok(garment.apps.includes(app), app);
});

test('thing types have titles in both languages and metrics of one name once', () => {
  for (const { id, title, metrics } of garment.thingTypes) {
    assert.ok(title.zh !== '' && title.en !== '', id);
    assert.equal(new Set(metrics.map(({ name }) => name)).size, metrics.length, id);
  }
});

const byName = (a: string, b: string): number => (a < b ? -1 : 1);
