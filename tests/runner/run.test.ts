import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let house = '';
before(async () => {
  house = await mkdtemp(join(tmpdir(), 'house-'));
  await mkdir(join(house, 'sdk'));
});
after(() => rm(house, { recursive: true, force: true }));

async function runSuite(
  files: Record<string, string>,
  ...options: string[]
): Promise<{ code: number | null; lines: string[] }> {
  await rm(join(house, 'sdk'), { recursive: true });
  await mkdir(join(house, 'sdk'));
  for (const [name, body] of Object.entries(files)) {
    await writeFile(join(house, 'sdk', name), `import { test } from 'node:test';\n${body}`);
  }
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'run.ts'), '--root', house, ...options],
    { env },
  );
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, lines: printed.trimEnd().split('\n') };
}

test('passing and skipped tests: exit 0, counts on the last line, the reason listed', async () => {
  const { code, lines } = await runSuite({
    'a.test.ts': `test('one', () => {}); test('two', { skip: 'no machine here' }, () => {});`,
    'b.test.ts': `test('parent', async (t) => { await t.test('child', () => {}); });`,
  });
  assert.equal(code, 0);
  assert.equal(lines.at(-1), '3 passed, 0 failed, 1 skipped');
  assert.ok(lines.some((line) => line.includes('sdk/a.test.ts: two: no machine here')));
});

test('a failing test: exit 1, its name, place and message', async () => {
  const { code, lines } = await runSuite({
    'a.test.ts': `test('adds up', () => { throw new Error('2 + 2 = 5'); });`,
  });
  assert.equal(code, 1);
  assert.equal(lines.at(-1), '0 passed, 1 failed, 0 skipped');
  const text = lines.join('\n');
  assert.match(text, /✖ adds up\n +sdk\/a\.test\.ts:2\n +Error: 2 \+ 2 = 5/);
});

test('a file that dies, and one without tests, are failures', async () => {
  const { code, lines } = await runSuite({
    'dies.test.ts': `test('never told', () => { process.exit(3); });`,
    'empty.test.ts': `console.log(typeof test);`,
  });
  assert.equal(code, 1);
  assert.equal(lines.at(-1), '0 passed, 2 failed, 0 skipped');
  assert.ok(lines.some((line) => line.includes('exit code 3')));
});

test('files that share a process are told apart: without tests, with one that fails, dead, never begun', async () => {
  const { code, lines } = await runSuite({
    'a.test.ts': `test('one', () => {});`,
    'b.test.ts': `console.log(typeof test);`,
    'c.test.ts': `test('two', () => { throw new Error('not this one'); }); test('three', () => {});`,
    'd.test.ts': `test('dies', () => process.kill(process.pid, 'SIGKILL'));`,
    'e.test.ts': `test('four', () => {});`,
  });
  assert.equal(code, 1);
  assert.equal(lines.at(-1), '2 passed, 4 failed, 0 skipped');
  const text = lines.join('\n');
  assert.match(text, /ok {3}sdk\/a\.test\.ts {2}1 passed/);
  assert.match(text, /sdk\/b\.test\.ts:1\n +No test ran in this file/);
  assert.match(text, /✖ two\n +sdk\/c\.test\.ts:2\n +Error: not this one/);
  assert.match(
    text,
    /✖ sdk\/d\.test\.ts\n.*\n +(test failed, .*'SIGKILL'|The process ended before its tests\.)/,
  );
  assert.match(text, /✖ sdk\/e\.test\.ts\n.*\n +It did not begin: the process ended in sdk\/d\.test\.ts/);
});

test('a test runs in whatever folder it lies: those of apps were left out once', async () => {
  const names = ['apps', 'own', 'packs', 'tests', 'anything'];
  for (const name of names) {
    await mkdir(join(house, name, 'inner'), { recursive: true });
    await writeFile(
      join(house, name, 'inner', 'some.test.ts'),
      `import { test } from 'node:test'; test('runs', () => {});`,
    );
  }
  const { code, lines } = await runSuite({ 'a.test.ts': `test('one', () => {});` }, '--fast');
  for (const name of names) await rm(join(house, name), { recursive: true });
  assert.equal(code, 0);
  // --fast leaves out what lies in tests/.
  assert.equal(lines.at(-1), `${names.length} passed, 0 failed, 0 skipped`);
});

test('nothing to run is a failure', async () => {
  const { code, lines } = await runSuite({});
  assert.equal(code, 1);
  assert.equal(lines.at(-1), '0 passed, 0 failed, 0 skipped');
});

test('a process left behind is ended and named', async () => {
  const { code, lines } = await runSuite({
    'a.test.ts': `import { spawn } from 'node:child_process';
      test('forgets', () => { spawn('sleep', ['4321'], { detached: true, stdio: 'ignore' }).unref(); });`,
  });
  assert.equal(code, 0);
  assert.ok(lines.some((line) => /\d+ sleep 4321/.test(line)));
});
