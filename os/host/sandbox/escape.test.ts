import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { PATIENT, rule } from './testing.ts';

const sandbox = new Sandbox({ limits: PATIENT, budget: 1e9 });
after(() => sandbox.close());
const run = (code: string, org = 'red') => sandbox.run(org, rule(code), { a: [1] });

test('nothing of the house is in reach', async () => {
  for (const code of [
    `return ({}).constructor.constructor('return process')()`,
    `return (() => 1).constructor('return globalThis')()`,
    `return (async () => 1).constructor('return 1')()`,
    `return (function* () {}).constructor('return 1')()`,
    `return api.set.constructor('return process')()`,
    `return eval('process')`,
    `return process.env`,
    `return require('fs')`,
    `return import('node:fs')`,
    `return globalThis.process.exit(1)`,
    `return postMessage('x')`,
    `return arguments.callee.caller`,
    `api.set = () => 1`,
    `return new Proxy({}, {})`,
    `return new SharedArrayBuffer(8)`,
  ])
    assert.equal((await run(code)).ok, false, code);
});

test('the names a rule finds are the language’s, and none is the house’s', async () => {
  const outcome = await run(
    `return ['process', 'require', 'module', 'Buffer', 'fetch', 'WebAssembly', 'Atomics', 'setTimeout', 'std', 'os',
      'eval', 'Function', 'performance', 'queueMicrotask', 'Worker'].filter((name) => name in globalThis)`,
  );
  assert.deepEqual(outcome.ok && outcome.value, []);
});

test('what one rule bends, the next one does not see', async () => {
  await run(`Object.prototype.toJSON = () => 7; Array.prototype.toJSON = () => 8; JSON.stringify = () => '9';
    Array.prototype.push = () => { throw 1; }; globalThis.left = 1; String.prototype.toString = () => 'x';
    Object.defineProperty(Object.prototype, 'qty', { get: () => 99 }); console.log = null; return 1`);
  const next = await run(
    `const list = []; list.push(1); console.log('a'); return [{ b: list }, typeof left, ({}).qty === undefined]`,
    'blue',
  );
  assert.deepEqual(next, { ok: true, value: [{ b: [1] }, 'undefined', true], logs: ['a'], calls: [] });
  assert.deepEqual(JSON.parse(JSON.stringify({ a: [1] })), { a: [1] });
});

test('bent built-ins do not change what was asked for', async () => {
  const outcome = await run(
    `Object.prototype.toJSON = () => 7; Array.prototype.toJSON = () => 7; JSON.stringify = () => '"forged"';
    String.prototype.concat = () => 'x'; Array.prototype[0] = 'x'; api.set('a', 'b'); return 'c'`,
  );
  assert.deepEqual(outcome, {
    ok: true,
    value: 'c',
    logs: [],
    calls: [{ kind: 'set', field: 'a', value: 'b' }],
  });
});

test('a field named __proto__ does not come out', async () => {
  for (const code of [
    `return JSON.parse('{"__proto__": {"isAdmin": true}}')`,
    `return { list: [JSON.parse('{"__proto__": 1}')] }`,
    `api.call('x', JSON.parse('{"a": {"__proto__": {"isAdmin": true}}}'))`,
  ]) {
    const outcome = await run(code);
    assert.ok(!outcome.ok && outcome.fault.kind === 'value', code);
  }
  assert.equal(Reflect.get({}, 'isAdmin'), undefined);
});

test('code that closes its own function stays inside', async () => {
  const outcome = await run(`}), globalThis.left = 1, (function (input, api) { return typeof process`);
  assert.deepEqual(outcome.ok && outcome.value, 'undefined');
  const endless = await run(`}), (() => { while (true); })(), (function () {`);
  assert.ok(!endless.ok && endless.fault.kind === 'time');
});

test('promises never go on after the rule', async () => {
  const outcome = await run(`Promise.resolve().then(() => { while (true); }); return 'done'`);
  assert.ok(outcome.ok && outcome.value === 'done');
});
