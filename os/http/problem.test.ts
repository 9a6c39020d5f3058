import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectorError } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { languageOf } from './language.ts';
import { normalise, problemOf, retryAfter } from './problem.ts';

test('an error of the catalogue becomes a problem document in the asked language', () => {
  const error = new SelvedgeError(
    'not.found',
    { object: { zh: '设备', en: 'thing' } },
    { fields: [{ path: 'path', message: { zh: '没有', en: 'none' } }] },
  );
  assert.deepEqual(problemOf(error, 'zh', 'r1'), {
    type: '/api/docs#not.found',
    title: '未找到。',
    status: 404,
    detail: '这里没有这个设备。',
    code: 'not.found',
    next: '请检查名称或地址。',
    fields: [{ path: 'path', message: '没有' }],
    request: 'r1',
  });
  assert.equal(problemOf(error, 'en', 'r1').detail, 'There is no thing of that name here.');
});

test('an unknown throw shows its request number and nothing of itself', () => {
  for (const thrown of [new Error('secret sql'), 'text', undefined, null, { a: 1 }]) {
    const problem = problemOf(normalise(thrown), 'en', 'r-42');
    assert.equal(problem.status, 500);
    assert.match(problem.detail, /r-42/);
    assert.doesNotMatch(JSON.stringify(problem), /secret/);
  }
});

test('a connector that waits is 503 with a time to try again, one that cannot read is 400', () => {
  const waiting = normalise(new ConnectorError('retry', 'disk full'));
  assert.deepEqual([waiting.code, retryAfter(waiting)], ['store.unavailable', 5]);
  assert.equal(
    normalise(new ConnectorError('never', 'line 3: no number')).details['reason'],
    'line 3: no number',
  );
  const cause = new SelvedgeError('quarantine.full', { limit: 10 });
  assert.equal(normalise(new ConnectorError('retry', 'full', { cause })), cause);
});

test('the language is what the request asks for, then the person’s, then English', () => {
  assert.equal(languageOf('fr, zh-CN;q=0.8, en;q=0.5', 'en'), 'zh');
  assert.equal(languageOf('en;q=0.1, zh;q=0.9'), 'zh');
  assert.equal(languageOf('en;q=0, zh;q=0.1'), 'zh');
  assert.equal(languageOf('*', 'zh'), 'zh');
  assert.equal(languageOf(undefined, null), 'en');
  assert.equal(languageOf(';;;,,q=', 'xx'), 'en');
});
