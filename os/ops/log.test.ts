import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from './log.ts';

function capture(level: 'debug' | 'warn' = 'debug') {
  const lines: string[] = [];
  return { log: openLog(level, { write: (line) => void lines.push(line) }), lines };
}

test('a line is one JSON object with level, time, message and the fields', () => {
  const { log, lines } = capture();
  log.info({ connector: 'mqtt', points: 3n }, 'a batch came');
  const line: unknown = JSON.parse(lines.join(''));
  assert.partialDeepStrictEqual(line, { level: 'info', connector: 'mqtt', points: '3', msg: 'a batch came' });
});

test('secrets do not reach the log, however deep they stand', () => {
  const { log, lines } = capture();
  const failure = new Error('postgres://selvedge:hunter2@127.0.0.1/db refused', {
    cause: { apiToken: 'hunter2' },
  });
  log.error(
    {
      error: failure,
      password: 'hunter2',
      settings: { broker: 'mqtt://user:hunter2@10.0.0.1', deep: [{ clientSecret: 'hunter2' }] },
      headers: { Authorization: 'Bearer hunter2', cookie: 'selvedge=hunter2', note: 'sent Bearer hunter2' },
    },
    'failed with Basic hunter2',
  );
  assert.doesNotMatch(lines.join(''), /hunter2/);
  assert.match(lines.join(''), /refused/);
});

test('a circle or a long list does not bring it down', () => {
  const { log, lines } = capture();
  const circle: Record<string, unknown> = { list: Array.from({ length: 1e5 }, () => 1) };
  circle['self'] = circle;
  log.warn(circle, 'odd');
  assert.ok((lines[0]?.length ?? Number.POSITIVE_INFINITY) < 10_000);
});

test('lines below the level are left out', () => {
  const { log, lines } = capture('warn');
  log.info({}, 'quiet');
  log.warn({}, 'loud');
  assert.equal(lines.length, 1);
});
