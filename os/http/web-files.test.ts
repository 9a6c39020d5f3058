import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openTestServer } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-web-'));
after(() => rmSync(folder, { recursive: true }));
const webRoot = join(folder, 'dist');
writeFileSync(join(folder, 'secret.txt'), 'secret');
const server = await openTestServer({ parts: { webRoot } });

/** As a rude client sends it: nothing in the path is tidied up. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: object; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('without a build a page says how to make one, in both languages', async () => {
  const english = await get('/');
  assert.equal(english.status, 503);
  assert.match(english.body, /npm run build/);
  assert.match((await get('/', { 'accept-language': 'zh' })).body, /页面尚未构建/);
});

test('built pages: hashed files for ever, the shell asked for each time, addresses of pages open the shell', async () => {
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>shell</title>');
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>');
  writeFileSync(join(webRoot, 'assets', 'index-abc123.js'), 'export {}');
  symlinkSync(join(folder, 'secret.txt'), join(webRoot, '.hidden'));
  const shell = await get('/');
  assert.match(shell.body, /shell/);
  assert.partialDeepStrictEqual(shell.headers, { 'cache-control': 'no-cache' });
  const script = await get('/assets/index-abc123.js');
  assert.partialDeepStrictEqual(script.headers, { 'cache-control': 'public, max-age=31536000, immutable' });
  assert.match(
    String(Object.entries(script.headers).find(([name]) => name === 'content-type')),
    /javascript/,
  );
  assert.equal((await get('/favicon.svg')).body, '<svg/>');
  for (const path of ['/things/factory/sewing', '/people?x=1', '/%E5%8F%A4%E6%9E%97'])
    assert.match((await get(path)).body, /shell/, path);
  assert.equal((await get('/assets/index-old.js')).status, 404, 'an old page’s file is gone, and said so');
});

test('no address leads out of the build', async () => {
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '//secret.txt',
    '/.hidden',
    '/%00secret.txt',
    `/${folder}/secret.txt`,
    '/%E0%A4%A',
  ]) {
    const { body, status } = await get(path);
    assert.doesNotMatch(body, /^secret/, path);
    assert.ok([200, 400, 403, 404].includes(status), `${path} ${status}`);
  }
});

test('a browser that can unpack gets the packed file of the build', async () => {
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'assets', 'big-1.js'), 'long');
  writeFileSync(join(webRoot, 'assets', 'big-1.js.br'), 'br');
  writeFileSync(join(webRoot, 'assets', 'big-1.js.gz'), 'gz');
  const packed = await get('/assets/big-1.js', { 'accept-encoding': 'gzip, br' });
  assert.equal(packed.body, 'br');
  assert.partialDeepStrictEqual(packed.headers, { 'content-encoding': 'br' });
  assert.equal((await get('/assets/big-1.js', { 'accept-encoding': 'gzip' })).body, 'gz');
  assert.equal((await get('/assets/big-1.js')).body, 'long');
});

test('a script that stands in the document of a worker’s page is allowed by its hash, there and as it stands now', async () => {
  const policyOf = async (path: string): Promise<string> =>
    String(Object.entries((await get(path)).headers).find(([name]) => name === 'content-security-policy'));
  writeFileSync(join(webRoot, 'page.html'), '<script>let b;</script>');
  const before = await policyOf('/a/floor/page/station');
  writeFileSync(join(webRoot, 'page.html'), '<script>let a;</script><script src="/b.js"></script>');
  // echo -n 'let a;' | openssl dgst -sha256 -binary | base64
  const hash = 'sha256-81WALLbUROF1pWdYjuQYKuIcGgY/+TqVJr8UsV6Tkvo=';
  assert.ok(!before.includes(hash));
  const policy = await policyOf('/a/floor/page/station');
  assert.equal(policy.split(hash).length, 2);
  assert.match(policy, /script-src 'sha256-[^']+' 'self'/);
  assert.equal(await policyOf('/page.html'), policy, 'the copy that the worker keeps');
  assert.doesNotMatch(await policyOf('/'), /sha256-/);
});
