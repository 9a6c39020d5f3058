import assert from 'node:assert/strict';
import test from 'node:test';
import { draftOf, rowOf, titleFrom } from './metricDraft.ts';

void test('a metric goes through the form unchanged', () => {
  const metrics = [
    {
      name: 'speed',
      title: { zh: '转速', en: 'Speed' },
      datatype: 'double' as const,
      unit: 'rpm',
      min: 0,
      max: 6000,
    },
    { name: 'pieces', datatype: 'integer' as const, counter: true },
    { name: 'state', datatype: 'enum' as const, words: ['running', 'idle'] },
    { name: 'on', datatype: 'boolean' as const },
    { name: 'load', datatype: 'double' as const, formula: 'power / 550 * 100' },
  ];
  for (const metric of metrics) assert.deepEqual(draftOf(rowOf(metric)), metric);
});

void test('what a datatype does not know is not sent', () => {
  assert.deepEqual(
    draftOf({ name: ' a ', datatype: 'text', unit: 'rpm', min: 3, counter: true, words: ['x'] }),
    { name: 'a', datatype: 'text' },
  );
});

void test('one language stands for both', () => {
  assert.deepEqual(titleFrom('转速', ''), { zh: '转速', en: '转速' });
  assert.equal(titleFrom(' ', undefined), null);
});
