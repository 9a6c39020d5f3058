import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Api } from '../house/api.ts';
import { endPlatform } from '../house/ending.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const SELVEDGE = join(import.meta.dirname, '..', '..', 'cli', 'selvedge.js');
const folders: string[] = [];
const folder = (name: string): string => {
  const made = temporaryFolder(name);
  folders.push(made);
  return made;
};
const started: PlatformProcess[] = [];
const start: typeof startProcess = async (options) => {
  const platform = await startProcess(options);
  started.push(platform);
  return platform;
};
after(async () => {
  // One that a failed test left would keep this file from its end.
  for (const platform of started) if (platform.process.exitCode === null) await endPlatform(platform);
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

/** Runs a command beside what is there, as a person at the terminal would. */
function command(
  data: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [SELVEDGE, ...args, '--data', data], {
    env: {
      ...process.env,
      SELVEDGE_PORT: '0',
      SELVEDGE_MQTT_PORT: '0',
      SELVEDGE_LOG: 'warn',
      LANG: 'C',
      ...env,
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

test('first start, clean stop, second start: what is kept and what is not', async () => {
  const data = join(folder('serve'), 'new', 'data');
  const first = await start({ data, env: { SELVEDGE_OWNER_PASSWORD: '' } });
  assert.equal(statSync(data).mode & 0o777, 0o700);
  const login = readFileSync(join(data, 'first-login.txt'), 'utf8');
  assert.equal(statSync(join(data, 'first-login.txt')).mode & 0o777, 0o600);
  const password = /password: (.+)/.exec(login)?.[1] ?? '';
  // The file that says ready may be seen before what is printed.
  await until('the place of the first login', () => first.output().includes('first-login.txt'));
  assert.ok(!first.output().includes(password), 'the password is shown in the file only');
  const ready: unknown = JSON.parse(readFileSync(join(data, 'ready.json'), 'utf8'));
  assert.ok(typeof ready === 'object' && ready !== null);
  assert.deepEqual(Object.keys(ready), ['url', 'mqtt', 'pid', 'version']);
  assert.ok((await Api.signIn(first.url, 'owner', password)).token);
  assert.equal(await first.stop(), 0);
  assert.ok(!existsSync(join(data, 'ready.json')));

  const second = await start({ data });
  assert.ok((await Api.signIn(second.url, 'owner', password)).token);
  assert.equal(await second.stop(), 0);
});

test('beside a running platform: a second one is refused, doctor is content, password and token work', async () => {
  const data = folder('beside');
  const platform = await start({ data });
  const again = await command(data, ['serve']);
  assert.equal(again.code, 1);
  assert.match(again.err, /works on .* already/);

  const doctor = await command(data, ['doctor', '--json']);
  const report: { ok: boolean; findings: { check: string; state: string; says: { en: string } }[] } =
    JSON.parse(doctor.out);
  const server = report.findings.find(({ check }) => check === 'server');
  assert.equal(server?.state, 'ok', server?.says.en);
  assert.equal(doctor.code, 0, doctor.out);

  const made = await command(data, [
    'token',
    'create',
    '--name',
    'test',
    '--scope',
    'namespace.read',
    '--json',
  ]);
  const { token }: { token: string } = JSON.parse(made.out);
  const api = new Api(platform.url, token);
  assert.equal((await api.ask('GET', '/things')).status, 200);
  assert.equal((await api.ask('POST', '/ingest', [])).status, 403);

  const reset = await command(data, ['user', 'password', 'owner', '--json']);
  const { password }: { password: string } = JSON.parse(reset.out);
  assert.ok((await Api.signIn(platform.url, 'owner', password)).token);
  assert.equal(await platform.stop(), 0);
});

test('a wish to stop that comes while it starts is followed', async () => {
  const data = folder('early');
  const child = spawn(process.execPath, [SELVEDGE, 'serve'], {
    env: {
      ...process.env,
      SELVEDGE_DATA: data,
      SELVEDGE_PORT: '0',
      SELVEDGE_MQTT_PORT: '0',
      SELVEDGE_LOG: 'warn',
    },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(join(data, 'platform.pid'))) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.ok(!existsSync(join(data, 'ready.json')));
  assert.ok(!existsSync(join(data, 'postgres', 'postmaster.pid')));
});

test('a setting that cannot be: exit 1, said with its name', async () => {
  const { code, err } = await command(folder('wrong'), ['serve'], {
    SELVEDGE_HOST: '0.0.0.0',
    SELVEDGE_TLS: 'off',
  });
  assert.equal(code, 1);
  assert.match(err, /SELVEDGE_TLS/);
});

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1200; turn++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${what}`);
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`a platform that npm started stops when npm gets ${signal}`, async () => {
    const data = folder('npm');
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const npm = spawn('npm', ['start'], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { ...env, SELVEDGE_DATA: data, SELVEDGE_PORT: '0', SELVEDGE_MQTT_PORT: '0', SELVEDGE_LOG: 'warn' },
      stdio: 'ignore',
    });
    const ready = join(data, 'ready.json');
    await until('ready', () => existsSync(ready));
    const { pid }: { pid: number } = JSON.parse(readFileSync(ready, 'utf8'));
    npm.kill(signal);
    try {
      await until(
        'stopped',
        () => !existsSync(ready) && !existsSync(join(data, 'postgres', 'postmaster.pid')),
      );
    } catch (error) {
      process.kill(pid, 'SIGTERM');
      throw error;
    }
  });
}
