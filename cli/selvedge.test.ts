import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

/** A house whose launcher thinks every Node is too old, so that it always starts the installed one. */
let house = '';
const installed = `node-${process.platform}-${process.arch}`;

const MAIN = `
  const [what, code] = process.argv.slice(2);
  if (what === 'tell') console.log(JSON.stringify({ args: process.argv.slice(2), path: process.execPath, mark: process.env.MARK }));
  if (what === 'exit') process.exitCode = Number(code);
  if (what === 'wait') {
    process.on('SIGTERM', () => { console.log('stopped cleanly'); process.exit(7); });
    process.on('disconnect', () => { console.log('launcher gone'); process.exit(0); });
    console.log('waiting ' + process.pid);
    setInterval(() => {}, 1000);
  }`;

before(async () => {
  house = await mkdtemp(join(tmpdir(), 'launcher-'));
  await mkdir(join(house, 'node_modules'));
  await symlink(
    join(import.meta.dirname, '..', 'node_modules', installed),
    join(house, 'node_modules', installed),
  );
  const launcher = await readFile(join(import.meta.dirname, 'selvedge.js'), 'utf8');
  assert.ok(launcher.includes('NEEDED = 24'));
  await writeFile(join(house, 'selvedge.js'), launcher.replace('NEEDED = 24', 'NEEDED = 99'));
  await writeFile(join(house, 'package.json'), '{"type":"module"}');
  await writeFile(join(house, 'main.ts'), MAIN);
});
after(() => rm(house, { recursive: true, force: true }));

interface Launched {
  readonly child: ChildProcess;
  /** Resolves when the launcher has printed this. */
  printed(text: string): Promise<void>;
  ended(): Promise<{ code: number | null; output: string }>;
}

function launch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Launched {
  const child = spawn(process.execPath, [join(house, 'selvedge.js'), ...args], {
    env: { ...process.env, ...env },
  });
  let output = '';
  const seen: (() => void)[] = [];
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const look of seen) look();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    printed: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        seen.push(look);
        look();
      }),
    ended: async () => ({ code: await closed, output }),
  };
}

test('arguments and environment reach the installed Node', async () => {
  const { code, output } = await launch(['tell', '--json', '两个 词'], { MARK: 'kept' }).ended();
  assert.equal(code, 0);
  const told: unknown = JSON.parse(output);
  assert.ok(
    typeof told === 'object' && told !== null && 'path' in told && String(told.path).includes(installed),
  );
  assert.deepEqual({ ...told, path: '' }, { args: ['tell', '--json', '两个 词'], path: '', mark: 'kept' });
});

test('the exit code comes back', async () => {
  assert.equal((await launch(['exit', '2']).ended()).code, 2);
});

test('a signal is passed on and the clean stop awaited', async () => {
  const launched = launch(['wait']);
  await launched.printed('waiting');
  launched.child.kill('SIGTERM');
  const { code, output } = await launched.ended();
  assert.equal(code, 7);
  assert.match(output, /stopped cleanly/);
});

test('the platform does not outlive a launcher that was killed', async () => {
  const launched = launch(['wait']);
  await launched.printed('waiting');
  launched.child.kill('SIGKILL');
  await launched.printed('launcher gone');
});

test('without an installed Node it says what to do', async () => {
  await rm(join(house, 'node_modules', installed));
  const { code, output } = await launch(['tell']).ended();
  assert.equal(code, 1);
  assert.match(output, /npm ci/);
  assert.match(output, /请在其目录运行/);
});
