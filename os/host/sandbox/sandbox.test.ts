import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { PATIENT, rule } from './testing.ts';

const sandbox = new Sandbox({ limits: PATIENT, budget: 1e9 });
after(() => sandbox.close());

const run = (code: string, input: unknown = {}) => sandbox.run('red', rule(code), input as never);
const faultOf = async (code: string, input: unknown = {}) => {
  const outcome = await run(code, input);
  assert.ok(!outcome.ok, 'a fault was expected');
  return outcome.fault;
};

test('a value, what was asked for and what was logged come back', async () => {
  const outcome = await run(
    `console.log('checking', input.order, { step: 1 });
     api.set('total', input.pieces.reduce((sum, piece) => sum + piece.count, 0));
     api.warn('more than planned');
     api.call('notify', { to: ['leader'] });
     return { fits: true, 备注: '好' };`,
    { order: 'A-1', pieces: [{ count: 2 }, { count: 3 }] },
  );
  assert.deepEqual(outcome, {
    ok: true,
    value: { fits: true, 备注: '好' },
    logs: ['checking A-1 {"step":1}'],
    calls: [
      { kind: 'set', field: 'total', value: 5 },
      { kind: 'warn', text: 'more than planned' },
      { kind: 'call', name: 'notify', args: { to: ['leader'] } },
    ],
  });
});

test('nothing, not a number and an empty rule are null', async () => {
  for (const code of ['', '// only a remark', 'return undefined', 'return 0 / 0', 'return null']) {
    const outcome = await run(code);
    assert.ok(outcome.ok && outcome.value === null, code);
  }
});

test('what is thrown keeps its words and the line of the rule', async () => {
  assert.deepEqual(await faultOf(`\n\nthrow new Error('too few')`), {
    kind: 'thrown',
    message: 'too few',
    line: 3,
  });
  const missing = await faultOf('const order = null;\nreturn order.size;');
  assert.equal(missing.line, 2);
  assert.match(missing.message, /^TypeError: /);
  const inFunction = await faultOf('const half = (n) => {\n  return n.x.y;\n};\nreturn half({});');
  assert.equal(inFunction.line, 2);
  assert.deepEqual(await faultOf(`throw '不行'`), { kind: 'thrown', message: '不行', line: null });
  assert.equal((await faultOf(`throw new Error('x'.repeat(9000))`)).message.length, 500);
});

test('logs of a rule that fails are kept', async () => {
  const outcome = await run(`console.log('so far'); throw new Error('no')`);
  assert.deepEqual(outcome.logs, ['so far']);
});

test('code that cannot be read has a line, checked or run', async () => {
  const code = 'let a = 1;\nlet b = ;\nreturn a;';
  assert.equal((await faultOf(code)).kind, 'syntax');
  const fault = await sandbox.check(rule(code));
  assert.deepEqual([fault?.kind, fault?.line], ['syntax', 2]);
  assert.equal((await sandbox.check(rule('if (input.a) {')))?.line, 1, 'never past the last line');
  assert.equal((await sandbox.check(rule('await 1')))?.kind, 'syntax');
});

test('a check runs nothing', async () => {
  assert.equal(await sandbox.check(rule('while (true);')), null);
  assert.equal(await sandbox.check(rule('return input.qty > 0')), null);
});

test('the input is frozen to its depths and is a copy', async () => {
  assert.equal((await faultOf('input.a.b = 2', { a: { b: 1 } })).kind, 'thrown');
  assert.equal((await faultOf('input.push(2)', [1])).kind, 'thrown');
  const input = { count: 1 };
  const outcome = run('return input.count', input);
  input.count = 2;
  assert.ok((await outcome).ok);
  assert.deepEqual(await outcome, { ok: true, value: 1, logs: [], calls: [] });
});

test('what is no JSON is no value', async () => {
  for (const code of [
    'return () => 1',
    'return 1n',
    'return Symbol()',
    'const a = {}; a.a = a; return a',
    'return Promise.resolve(1)',
    'return (async () => 1)()',
    'return { then() {} }',
    'let a = []; for (let i = 0; i < 100; i++) a = [a]; return a',
    `return 'x'.repeat(70000)`,
  ])
    assert.equal((await faultOf(code)).kind, 'value', code);
  assert.equal((await faultOf('api.set("a", () => 1)')).kind, 'thrown');
});

test('inputs and code have a size', async () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const input of ['x'.repeat(300_000), circle, 1n, () => 1])
    assert.equal((await faultOf('return 1', input)).kind, 'value');
  assert.equal((await faultOf(`return 1 //${'x'.repeat(70_000)}`)).kind, 'value');
  const large = await run('return input.length', 'x'.repeat(200_000));
  assert.ok(large.ok && large.value === 200_000);
});

test('calls and logs have a limit', async () => {
  const many = await faultOf('\nfor (;;) api.warn("a")');
  assert.deepEqual([many.kind, many.line], ['thrown', 2]);
  const outcome = await run(`for (let i = 0; i < 200; i++) console.log('x'.repeat(600))`);
  assert.equal(outcome.logs.length, 50);
  assert.equal(outcome.logs[0].length, 500);
});

test('what one run costs', async (t) => {
  const rounds = 500;
  const from = performance.now();
  for (let round = 0; round < rounds; round++)
    assert.ok((await run('return input.qty > 0 ? null : "no"', { qty: 3 })).ok);
  t.diagnostic(`${((performance.now() - from) / rounds).toFixed(2)} ms a run, there and back`);
});
