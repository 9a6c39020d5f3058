import assert from 'node:assert/strict';
import test from 'node:test';
import { problemFrom } from './problem.ts';
import { address } from './transport.ts';

void test('empty values are left out of an address, lists are repeated', () => {
  assert.equal(
    address('/series', { path: ['a/b', 'a/c'], from: 0, q: '', after: undefined }),
    '/api/v1/series?path=a%2Fb&path=a%2Fc&from=0',
  );
});

void test('a problem document keeps what, why and next; anything else is a problem too', () => {
  const problem = problemFrom(409, {
    code: 'conflict',
    title: 'no',
    detail: 'why',
    next: 'do',
    fields: [{ path: 'name', message: 'taken' }, 3],
  });
  assert.deepEqual(
    [problem.code, problem.title, problem.detail, problem.next],
    ['conflict', 'no', 'why', 'do'],
  );
  assert.deepEqual(problem.fields, [{ path: 'name', message: 'taken' }]);
  assert.equal(problemFrom(502, null).code, 'answer');
});
