import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();

const knock = (path: string, language: string, code: string, method = 'GET') =>
  server.nobody(method, path, {
    headers: {
      authorization: `Link ${code}`,
      'accept-language': language,
      // Whoever guesses says that he is another each time.
      'x-forwarded-for': `10.0.0.${code.length}`,
    },
  });

test('whoever guesses codes of links is stopped after 120 a minute, on each of their ways in', async () => {
  for (const [path, method] of [
    ['/link', 'GET'],
    ['/link/views/work', 'GET'],
    ['/link/actions/report', 'POST'],
  ] as const) {
    const statuses = new Map<number, number>();
    for (let guess = 0; guess < 125; guess++) {
      const { status } = await knock(path, 'en', 'x'.repeat(20 + (guess % 40)), method);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries(statuses), { 404: 120, 429: 5 }, path);
    for (const [language, says] of [
      ['zh', /上限/],
      ['en', /limit/],
    ] as const) {
      const { status, body, headers } = await knock(path, language, 'another', method);
      assert.deepEqual([status, body.code, says.test(body.detail)], [429, 'rate.limited', true]);
      const seconds = Number(headers.get('retry-after'));
      assert.ok(seconds > 0 && seconds <= 60, String(seconds));
    }
  }
  assert.equal((await server.owner('GET', '/session')).status, 200, 'who is signed in goes on');
});
