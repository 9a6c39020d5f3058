import assert from 'node:assert/strict';
import test from 'node:test';
import type { ThingMetric } from '../client/index.ts';
import { stateMetric, stateOf, stateOfValue, wordKey } from './states.ts';

void test('machines’ own words become the five states', () => {
  const cases: Record<string, readonly string[]> = {
    running: ['running', 'Running', 'RUN', 'working', '运行', '生产中', 'on'],
    idle: ['idle', 'standby', 'waiting', 'break', '待机', '空闲', '休息'],
    stopped: [
      'stopped',
      'thread_break',
      'threadBreak',
      'fault',
      'alarm',
      '故障',
      '断线',
      '停止',
      'breakdown',
    ],
    setup: ['setup', 'changeover', 'needle_change', 'needle-change', '换款', '换针', '调机'],
    off: ['off', 'OFF', 'shutdown', '关机', '停机'],
    none: ['', ' '],
  };
  for (const [state, words] of Object.entries(cases))
    for (const word of words) assert.equal(stateOf(word), state, word);
  assert.equal(stateOf('purple'), null);
  assert.deepEqual(['thread_break', 'Thread Break', ' thread-break'].map(wordKey), [
    'thread-break',
    'thread-break',
    'thread-break',
  ]);
});

void test('an unusable value is no state', () => {
  assert.deepEqual(stateOfValue('running', 0), { state: 'running', word: 'running' });
  assert.deepEqual(stateOfValue('running', 17), { state: 'none', word: '' });
  assert.deepEqual(stateOfValue(undefined, 0), { state: 'none', word: '' });
});

void test('the state metric is an enumeration or a text by the usual name', () => {
  const metric = (name: string, datatype: ThingMetric['datatype']) => ({ name, datatype });
  assert.equal(stateMetric([metric('speed', 'double'), metric('state', 'enum')])?.name, 'state');
  assert.equal(stateMetric([metric('state', 'double')]), undefined);
});
