import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from './testing.ts';

const { url, owner } = await openTestServer();

test('a page of an app is installed as an app of its own; a start elsewhere is not followed', async () => {
  const ask = async (query: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/app.webmanifest${query}`);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/manifest\+json/);
    return (await answer.json()) as Record<string, unknown>;
  };
  assert.partialDeepStrictEqual(
    await ask('?start=/a/floor/page/station&name=报工&org=古林一厂&language=zh'),
    {
      id: '/a/floor/page/station',
      start_url: '/a/floor/page/station',
      name: '报工 · 古林一厂',
      lang: 'zh-CN',
      display: 'standalone',
    },
  );
  for (const start of ['//evil.example', 'https://evil.example', '/a/x/page/y?z', '/login', '/a/..\\/page/x'])
    assert.equal((await ask(`?start=${encodeURIComponent(start)}`))['start_url'], '/', start);
});

test('what was meant for one person is not done for another', async () => {
  const { body } = await owner('GET', '/session');
  const own = await owner('GET', '/session', { headers: { 'x-person': body.person.id } });
  assert.equal(own.status, 200);
  const other = await owner('GET', '/session', {
    headers: { 'x-person': '01999999-9999-7999-8999-999999999999' },
  });
  assert.deepEqual([other.status, other.body.code], [409, 'session.other']);
});
