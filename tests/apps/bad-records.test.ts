import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';

const TREE = join(import.meta.dirname, 'crooked', 'tree');
const NEW = '01900000-0000-7000-8000-000000000000';
const NODES = '/apps/tree/records/node';
const { owner, server } = await openApps(TREE);

/** Everything that is there: records, the trail, files. */
async function kept(): Promise<string> {
  const answers = await Promise.all([NODES, '/audit'].map((path) => server.owner('GET', path)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  return JSON.stringify(answers.map(({ body }) => body.items));
}

/** Refused in both languages, at a field where one is named, and nothing is there that was not. */
async function refused(
  name: string,
  [method, path, sent]: readonly [
    string,
    string,
    { readonly json?: unknown; readonly body?: string | Uint8Array<ArrayBuffer> },
  ],
  { field, status = 400, says = /./ }: { field?: string; status?: number; says?: RegExp } = {},
): Promise<void> {
  const before = await kept();
  for (const language of ['zh', 'en']) {
    const headers = { 'accept-language': language, 'content-type': 'application/json' };
    const answer = await server.owner(method, path, { ...sent, headers });
    assert.equal(answer.status, status, `${name}: ${answer.text}`);
    const fields: { path: string; message: string }[] = answer.body.fields ?? [];
    const words = [answer.body.title, answer.body.detail, ...fields.map(({ message }) => message)].join(' ');
    if (language === 'zh') assert.doesNotMatch(words, /无效|期望|\/\^/, name);
    for (const word of words.split(' '))
      assert.ok(language === 'zh' || !/\p{Script=Han}/u.test(word), `${name}: ${words}`);
    for (const { message } of fields)
      assert.equal(/\p{Script=Han}/u.test(message), language === 'zh', `${name}: ${message}`);
    assert.match(answer.text, says, name);
    if (field !== undefined)
      assert.ok(
        fields.some(({ path: at }) => at === field),
        `${name}: ${answer.text}`,
      );
  }
  assert.equal(await kept(), before, name);
}

const adding = (body: string) => ['POST', NODES, { body }] as const;

test('a chain of references does not come back to where it began', async () => {
  const ids: string[] = [];
  for (const code of ['a', 'b', 'c']) {
    const { id } = await owner.add('node', { code, parent: ids.at(-1) ?? null });
    ids.push(id);
  }
  const [a, b, c] = ids;
  for (const [name, id, parent] of [
    ['itself', a, a],
    ['one of two', a, b],
    ['one of three', a, c],
  ])
    await refused(name, ['PATCH', `${NODES}/${id}`, { json: { parent } }], { field: 'parent' });
  await refused('new and its own parent', adding(`{"id":"${NEW}","code":"d","parent":"${NEW}"}`), {
    field: 'parent',
  });
  await owner.change('node', a, { next: b });
  assert.equal((await owner.change('node', b, { next: a })).next, a, 'where it may, it does');
  await owner.change('node', c, { parent: a });
  await owner.change('node', b, { parent: c });
  await refused('after a move', ['PATCH', `${NODES}/${a}`, { json: { parent: b } }], { field: 'parent' });
});

test('two changes at once do not close a circle that neither of them sees', async () => {
  for (let round = 0; round < 5; round++) {
    const heads = await Promise.all(
      ['one', 'two'].map((code) => owner.add('node', { code: `${code} ${round}` })),
    );
    const tails = await Promise.all(
      heads.map(({ id, code }) => owner.add('node', { code: `${code} below`, parent: id })),
    );
    const answers = await Promise.all(
      heads.map(({ id }, index) =>
        server.owner('PATCH', `${NODES}/${id}`, { json: { parent: tails[1 - index]?.id } }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1, JSON.stringify(answers));
  }
});

const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);

test('values that no field takes are named, each at its field', async () => {
  for (const [field, json] of [
    ['code', '{}'],
    ['code', '{"code":null}'],
    ['code', '{"code":7}'],
    ['code', String.raw`{"code":"a\u0000b"}`],
    ['code', String.raw`{"code":"\ud800"}`],
    ['sizes', String.raw`{"code":"x","sizes":{"a\u0000":1}}`],
    ['sizes', String.raw`{"code":"x","sizes":{"\ud800":1}}`],
    ['sizes', `{"code":"x","sizes":{"":1}}`],
    ['sizes.S', '{"code":"x","sizes":{"S":"many"}}'],
    ['lines.0', '{"code":"x","lines":[{"colour":"red","$ref":"#"}]}'],
    ['lines', `{"code":"x","lines":[${Array.from({ length: 1001 }, () => '{"colour":"red"}').join()}]}`],
    ['note', `{"code":"x","note":"${'x'.repeat(100_001)}"}`],
    ['pieces', '{"code":"x","pieces":1e400}'],
    ['pieces', '{"code":"x","pieces":1.5}'],
    ['pieces', '{"code":"x","pieces":9007199254740993}'],
    ['pieces', '{"code":"x","pieces":"１２"}'],
    ['weight', '{"code":"x","weight":"NaN"}'],
    ['weight', '{"code":"x","weight":-1e400}'],
    ['weight', '{"code":"x","weight":1e-9}'],
    ['price', '{"code":"x","price":"99999999999999999999.00"}'],
    ['due', '{"code":"x","due":"2026-02-30"}'],
    ['due', '{"code":"x","due":"0000-01-01"}'],
    ['at', '{"code":"x","at":"2026-02-30T10:00:00Z"}'],
    ['at', '{"code":"x","at":"9999-12-31T23:59:59-14:00"}'],
    ['at', '{"code":"x","at":"0000-01-01T00:00:00+14:00"}'],
    ['start', '{"code":"x","start":"25:00"}'],
    ['urgent', '{"code":"x","urgent":"yes"}'],
    ['state', '{"code":"x","state":"lost"}'],
    ['id', '{"code":"x","id":"one"}'],
  ] as const)
    await refused(json.slice(0, 60), adding(json), { field });
});

test('what is no object of fields, and what is too much, is refused before it is read', async () => {
  for (const body of [
    '',
    '{"code":',
    'null',
    '"x"',
    '[]',
    '{"code":NaN}',
    '{"code":"x","__proto__":{"a":1}}',
  ])
    await refused(body, adding(body));
  await refused('no UTF-8', ['POST', NODES, { body: Buffer.from('7b22636f6465223a22ff227d', 'hex') }]);
  for (const [name, value] of [
    ['sizes', deep('{"a":', '}').replace(':}', ':1}')],
    ['lines', deep('[', ']')],
  ])
    await refused(`${name} too deep`, adding(`{"code":"x","${name}":${value}}`), {
      says: /嵌套得太深|nests too deeply/,
    });
  await refused('too much', adding(`{"code":"${'x'.repeat(9_000_000)}"}`), { status: 413 });
});

test('zero has no sign, and of two keys that are taken at once nothing is stored', async () => {
  const added = await server.owner('POST', NODES, {
    body: '{"code":"zero","card":"0","pieces":-0,"weight":-0,"price":"-0"}',
    headers: { 'content-type': 'application/json' },
  });
  assert.partialDeepStrictEqual(added.body, { pieces: 0, weight: '0.000', price: '0.00' });
  assert.match(added.text, /"pieces":0,/);
  await owner.add('node', { code: 'other', card: '9' });
  for (const values of [
    { code: 'zero', card: '9' },
    { code: 'fresh', card: '9' },
    { code: 'zero', card: 'fresh' },
  ])
    await refused('taken', ['POST', NODES, { json: values }], { status: 409, says: /已有|already/ });
});
