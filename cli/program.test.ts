import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommand } from './program.ts';

let data = '';
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'command-'));
});
after(() => rm(data, { recursive: true, force: true }));

async function type(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const env = { SELVEDGE_DATA: data, SELVEDGE_PORT: '0', SELVEDGE_MQTT_PORT: '0', LANG: 'zh_CN.UTF-8' };
  const code = await runCommand(
    args,
    env,
    { write: (text) => (out += text) },
    { write: (text) => (err += text) },
  );
  return { code, out, err };
}

test('help is no mistake: exit 0, in the language of the system', async () => {
  const { code, out } = await type('--help');
  assert.equal(code, 0);
  assert.match(out, /工业互联网平台/);
});

test('--lang chooses the language', async () => {
  const { out } = await type('--lang', 'en', '--help');
  assert.match(out, /industrial internet platform/);
});

for (const args of [[], ['nonsense'], ['doctor', '--nonsense'], ['doctor', 'too', 'many']]) {
  test(`wrong usage is exit 2: ${args.join(' ') || 'no command'}`, async () => {
    const { code, out, err } = await type(...args);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.notEqual(err, '');
  });
}

test('a setting that cannot be read is said with its name', async () => {
  let err = '';
  const code = await runCommand(
    ['doctor'],
    { SELVEDGE_PORT: 'abc' },
    { write: () => {} },
    { write: (text) => (err += text) },
  );
  assert.equal(code, 1);
  assert.match(err, /SELVEDGE_PORT/);
});

test('--json answers with one document', async () => {
  const { out } = await type('doctor', '--json');
  const answer: unknown = JSON.parse(out);
  assert.ok(
    typeof answer === 'object' && answer !== null && 'findings' in answer && Array.isArray(answer.findings),
  );
});

test('every command has help', async () => {
  const { out } = await type('--help', '--lang', 'en');
  const commands = [...out.matchAll(/^ {2}([a-z]+)\b/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  assert.ok(commands.includes('doctor'));
  for (const command of commands) {
    const { code, out: help } = await type(command, '--help');
    assert.equal(code, 0, command);
    assert.match(help, new RegExp(`selvedge ${command}`));
  }
});
