import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SETUP = join(import.meta.dirname, '..', 'setup.sh');
const NOBODY = 65_534;

test('where everything is there, it says nothing', () => {
  const { status, stdout, stderr } = spawnSync('bash', [SETUP], { encoding: 'utf8' });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
});

test('without root it names what is missing and fails', () => {
  // As nobody, who may not read this folder: the script goes in by standard input.
  const nothingInstalled = 'dpkg-query() { return 1; }; export -f dpkg-query; exec bash -s';
  const { status, stderr } = spawnSync('bash', ['-c', nothingInstalled], {
    encoding: 'utf8',
    cwd: '/',
    input: readFileSync(SETUP),
    ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  assert.equal(status, 1, stderr);
  for (const name of ['chromium', 'fonts-noto-cjk', 'mosquitto', 'strace'])
    assert.match(stderr, new RegExp(name));
  assert.match(stderr, /sudo apt-get/);
});
