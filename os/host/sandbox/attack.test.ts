import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { attacked, PATIENT, rule } from './testing.ts';

const sandbox = new Sandbox();
before(() => sandbox.run('warm', rule('return 1'), null));
after(() => sandbox.close());

/** Name → code, and the faults that are right. What is limited by other things than time gets enough of that. */
const ATTACKS: Readonly<Record<string, readonly [code: string, ...kinds: string[]]>> = {
  'endless loop': ['while (true);', 'time'],
  'loop that catches': ['for (;;) try { while (true); } catch {} finally { continue; }', 'time'],
  'endless generator': ['return [...(function* () { for (;;) yield; })()].length', 'time', 'memory'],
  'catastrophic expression': [`return /^(a+)+$/.test('a'.repeat(40) + 'b')`, 'time'],
  'expression in a replacement': [
    `return 'a'.repeat(50000).replace(/(a*)*b/g, '')`,
    'time',
    'memory',
    'stack',
  ],
  'huge sort': [
    `const a = Array.from({ length: 60000 }, (_, i) => 'x'.repeat(30) + i * 7919 % 60013); for (;;) a.sort()`,
    'time',
    'memory',
  ],
  'long built-in': [
    `const a = Array(500000).fill(0); for (;;) for (let i = 0; i < 9; i++) a.indexOf(1) + a.join('').length`,
    'time',
    'memory',
  ],
  'one long built-in': [
    `const a = 'a'.repeat(3000000), b = 'a'.repeat(1500000) + 'b'; return a.indexOf(b)`,
    'time',
  ],
  repeat: [`return 'x'.repeat(1e9)`, 'memory'],
  'repeat of repeat': [`let s = 'x'.repeat(1e6); for (;;) s += s.repeat(3)`, 'memory'],
  doubling: [`let s = 'x'; for (;;) s += s`, 'memory'],
  padStart: [`return 'x'.padStart(1e9)`, 'memory'],
  'array of a billion': ['return Array(1e9).fill(0).length', 'memory'],
  arrays: ['const a = []; for (;;) a.push([1, 2, 3, a.length])', 'memory'],
  texts: [`const a = []; for (;;) a.push('x'.repeat(100000) + a.length)`, 'memory'],
  JSON: [`return JSON.stringify(Array(2e6).fill({ a: [1, 2] })).length`, 'memory'],
  recursion: ['function deeper() { return deeper() + 1; }\nreturn deeper()', 'stack'],
  'recursion through JSON': ['const o = { toJSON() { return JSON.stringify(o); } }; return o', 'stack'],
  'nested JSON': [`return JSON.parse('['.repeat(1e6))`, 'stack'],
  'nested code': [`return ${'('.repeat(30000)}1${')'.repeat(30000)}`, 'stack'],
  'nested expression': [
    `return new RegExp('(?:'.repeat(20000) + ')*'.repeat(20000)).test('')`,
    'stack',
    'thrown',
  ],
  'trap in an error': ['throw { get message() { while (true); } }', 'time'],
  'trap in a value': ['return { toJSON() { while (true); } }', 'time'],
  'trap in a log': ['console.log({ toJSON() { while (true); } })', 'time'],
};

for (const [name, [code, ...kinds]] of Object.entries(ATTACKS))
  test(`${name} is ended, and the next rule runs`, async (t) => {
    const limit = kinds.includes('time') ? 50 : 3000;
    const { kind, took } = await attacked(t, sandbox, name, code, limit);
    assert.ok(kinds.includes(kind), `${kind} instead of ${kinds.join(' or ')}`);
    assert.ok(took < limit + 2000, `${took} ms`);
    const next = await sandbox.run('blue', rule('return [1]'), null, PATIENT);
    assert.deepEqual(next, { ok: true, value: [1], logs: [], calls: [] });
  });

test('memory is limited over time too: small pieces count', async (t) => {
  const code = `const a = []; for (;;) a.push('x'.repeat(100000) + a.length)`;
  assert.equal((await attacked(t, sandbox, 'texts, patient', code, 3000)).kind, 'memory');
});

test('a larger limit gives more memory', async () => {
  const code = `const a = []; for (let i = 0; i < 250; i++) a.push('x'.repeat(100000) + i); return a.length`;
  const small = await sandbox.run('red', rule(code), null, { milliseconds: 2000, bytes: 16e6 });
  assert.ok(!small.ok && small.fault.kind === 'memory');
  const large = await sandbox.run('green', rule(code), null, { milliseconds: 2000, bytes: 64e6 });
  assert.ok(large.ok && large.value === 250);
});

test('logs of an endless loop are kept', async () => {
  const outcome = await sandbox.run('grey', rule(`console.log('begun'); while (true);`), null);
  assert.deepEqual(outcome.logs, ['begun']);
});
