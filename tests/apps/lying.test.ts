import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openTestServer } from '@selvedge/os/http/testing.ts';

const place = mkdtempSync(join(tmpdir(), 'lying-'));
after(() => rmSync(place, { recursive: true, force: true }));

/** An app that declares a thing with two fields, and what it says beyond that. */
function put(
  id: string,
  lies: { entity?: string; read?: string; more?: string; files?: Record<string, string> },
): void {
  const { entity = `${id}/thing`, read = `${id}.read`, more = '', files = {} } = lies;
  const app = `import { defineApp, entity, ref, text } from '@selvedge/sdk/app';
const t = { zh: '甲', en: 'A' };
const thing = entity('${entity}', { title: t, plural: t, fields: { name: text({ title: t }) }, label: '{name}', read: '${read}' });
export default defineApp({ id: '${id}', version: '1.0.0', title: t, summary: t, mark: '甲', scope: 'factory',
  permissions: { '${id}.read': t }, entities: [thing], ${more} });
`;
  for (const [name, text] of Object.entries({
    'package.json': '{"type":"module"}',
    'app.js': app,
    ...files,
  })) {
    mkdirSync(join(place, id, name, '..'), { recursive: true });
    writeFileSync(join(place, id, name), text);
  }
}

const page = (module: string): string =>
  `pages: [{ name: 'one', title: t, archetype: 'desk', permission: 'PAGE.read', module: '${module}' }]`;

put('honest', {});
put('undeclared', { read: 'undeclared.secret' });
put('steals', { entity: 'honest/thing' });
put('pageless', { more: page('pages/one.tsx').replace('PAGE', 'pageless') });
put('outside', { more: page('../../../../etc/passwd').replace('PAGE', 'outside') });
put('future', { more: "requires: { apps: { honest: '99.0.0' } }" });
put('lonely', { more: "requires: { apps: { nowhere: '1.0.0' } }" });
put('circle-a', { more: "requires: { apps: { 'circle-b': '1.0.0' } }" });
put('circle-b', { more: "requires: { apps: { 'circle-a': '1.0.0' } }" });
put('tomorrow', { more: "requires: { platform: '99.0.0' }" });
put('some-day', { more: "requires: { platform: 'latest' }" });
put('any-version', { more: "requires: { apps: { honest: '*' } }" });
put('selfish', { more: "requires: { apps: { selfish: '1.0.0' } }" });
put('no-version', { more: "version: '1.0'" });
put('odd-version', { more: "version: '01.2.3'" });
put('dangling', {
  more: "entities: [entity('dangling/a', { title: t, fields: { b: ref({ id: 'dangling/b' }, { title: t }) }, label: 'a', read: 'dangling.read' })]",
});
put('masked', { more: "id: 'honest', version: '9.0.0'" });
put('no-list', { more: 'entities: 5' });
put('nothing', { more: 'entities: [null], permissions: null' });
put('faceless', { more: 'pages: [{}]' });
put('wordless', { more: "title: 'x', roles: { all: {} }" });
put('throws', { files: { 'app.js': "throw new Error('no app today');" } });
put('not-an-app', { files: { 'app.js': 'export default { id: 1 };' } });
put('broken', { files: { 'app.js': 'export default {' } });

const LIARS =
  'undeclared steals pageless outside future lonely circle-a circle-b tomorrow some-day ' +
  'any-version selfish no-version odd-version dangling masked no-list nothing faceless wordless';
const NONE = ['throws', 'not-an-app', 'broken'];

test('an app that lies in its manifest is refused with a reason in both languages, and nothing of it is there', async () => {
  const server = await openTestServer({ catalogue: [place] });
  const schemas = async (): Promise<string[]> =>
    (
      await server.parts.store.owner((tx) =>
        tx.rows<{ nspname: string }>(
          "select nspname from pg_namespace where nspname like 'app\\_%' order by 1",
        ),
      )
    ).map(({ nspname }) => nspname);
  for (const id of [...LIARS.split(' '), ...NONE])
    for (const language of ['zh', 'en']) {
      const headers = { 'accept-language': language };
      const answer = await server.owner('POST', `/apps/${id}/install`, { headers });
      assert.ok(answer.status >= 400 && answer.status < 500, `${id}: ${answer.status} ${answer.text}`);
      const message = `${answer.body.title} ${answer.body.detail}`;
      assert.match(
        message,
        language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u,
        `${id}: ${message}`,
      );
    }
  assert.deepEqual(await schemas(), []);
  assert.equal((await server.owner('POST', '/apps/honest/install')).status, 200);
  assert.deepEqual(await schemas(), ['app_honest'], 'the honest one stands beside them');
  const { items } = (await server.owner('GET', '/apps')).body;
  assert.deepEqual(
    items
      .filter(({ id }: { id: string }) => id === 'honest')
      .map(({ offered }: { offered: string }) => offered),
    ['1.0.0'],
    'nobody else speaks in its name',
  );
});
