import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readArchive, writeArchive } from '@selvedge/os/host/packing/archive.ts';
import { withManifest } from '@selvedge/os/host/packing/manifest.ts';
import { after, before, test } from 'node:test';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const SELVEDGE = join(import.meta.dirname, '..', '..', 'cli', 'selvedge.js');

/** Where the maker of an app works: outside the repository. */
const desk = temporaryFolder('maker');
const data = temporaryFolder('app');
const app = join(desk, 'night-shift');
const cache = join(desk, 'cache');
let platform: PlatformProcess;
let api: Api;

before(async () => {
  platform = await startProcess({ data });
  api = await Api.signIn(platform.url);
});
after(async () => {
  await platform.stop();
  for (const folder of [desk, data]) rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly error: string;
  // What a test looks into; its assertions are its types.
  readonly answer: any; // oxlint-disable-line typescript/no-explicit-any
}

async function selvedge(...words: string[]): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [SELVEDGE, 'app', ...words, '--json', ...(words.includes('--lang') ? [] : ['--lang', 'en'])],
    {
      cwd: desk,
      env: { ...process.env, SELVEDGE_DATA: data, XDG_CACHE_HOME: cache },
    },
  );
  let [out, error] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (error += String(text)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, error, answer: out === '' ? {} : JSON.parse(out) };
}

/** Changes a file of the app. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(app, file), 'utf8');
  assert.ok(text.includes(from), `${file} has “${from}”`);
  writeFileSync(join(app, file), text.replace(from, to));
}

test('new: an app that works, in a folder outside the repository; never over what is there', async () => {
  const made = await selvedge('new', 'night-shift');
  assert.equal(made.code, 0, made.error);
  assert.deepEqual(made.answer.files, readdirSync(app).sort());
  assert.ok(!readFileSync(join(app, 'app.ts'), 'utf8').includes('handover'));
  assert.equal((await selvedge('new', 'night-shift')).code, 1);
  assert.equal((await selvedge('new', 'Night')).code, 2);
});

test('check: nothing is wrong, and what would change is said', async () => {
  const checked = await selvedge('check', 'night-shift');
  assert.equal(checked.code, 0, JSON.stringify(checked.answer));
  assert.deepEqual([checked.answer.faults, checked.answer.types], [[], []]);
  const { from, to, changes, newPermissions } = checked.answer.preview;
  assert.deepEqual([from, to, newPermissions.length], [null, '1.0.0', 3]);
  assert.ok(changes.some(({ en }: { en: string }) => en === 'Make “Task”'));
});

test('check: everything that is wrong is said at once', async () => {
  edit('app.ts', "zh: '交接班', en: 'Handover'", "zh: '', en: 'Handover'");
  edit('app.ts', "label: '{what}'", "label: '{whom}'");
  edit('app.ts', 'open: await tasks.count', 'opened: await tasks.count');
  edit('app.ts', 'import { finished }', "import 'lodash';\nimport { finished }");
  const lacking = await selvedge('check', 'night-shift');
  assert.equal(lacking.code, 1);
  assert.match(lacking.answer.faults.join('\n'), /lodash/);
  edit('app.ts', "import 'lodash';\n", '');
  const wrong = await selvedge('check', 'night-shift');
  assert.equal(wrong.code, 1);
  assert.match(wrong.answer.faults.join('\n'), /title in both languages[^]*“whom” that it has not/);
  assert.match(wrong.answer.types.join('\n'), /^app\.ts\(\d+,\d+\): error [^]*opened/m);
  const { types } = (await selvedge('check', 'night-shift')).answer;
  assert.deepEqual(types, wrong.answer.types, 'what was checked before is said again');
  for (const kept of readdirSync(join(cache, 'selvedge', 'types')))
    writeFileSync(join(cache, 'selvedge', 'types', kept), '{ "torn');
  const packed = await selvedge('pack', 'night-shift');
  assert.equal(packed.code, 1);
  assert.match(packed.answer.error.what, /“whom” that it has not/);
  edit('app.ts', "zh: '', en: 'Handover'", "zh: '交接班', en: 'Handover'");
  edit('app.ts', "label: '{whom}'", "label: '{what}'");
  edit('app.ts', 'opened: await tasks.count', 'open: await tasks.count');
});

test('test: its tests run against a platform of their own, with this SDK', async () => {
  const ran = await selvedge('test', 'night-shift');
  assert.equal(ran.code, 0, ran.error);
  assert.match(ran.error, /pass 4/);
  edit('app.test.ts', "{ state: 'done' });", "{ state: 'gone' });");
  const failed = await selvedge('test', 'night-shift');
  assert.deepEqual([failed.code, failed.answer], [1, { passed: false }]);
  edit('app.test.ts', "{ state: 'gone' });", "{ state: 'done' });");
});

test('pack: one file in JavaScript, the same every time', async () => {
  const packed = await selvedge('pack', 'night-shift');
  assert.equal(packed.code, 0, packed.error);
  for (const file of ['app.js', 'contract.js', 'contract.d.ts', 'manifest.json'])
    assert.ok(packed.answer.files.includes(file), file);
  assert.ok(!packed.answer.files.some((file: string) => /test|(?<!\.d)\.ts$|tsconfig/.test(file)));
  await selvedge('pack', 'night-shift', '--out', 'again.tgz');
  assert.deepEqual(readFileSync(join(desk, 'again.tgz')), readFileSync(join(desk, 'night-shift-1.0.0.tgz')));
});

test('install: a package that is not what it says is refused in the language of the command, and leaves nothing', async () => {
  const files = await readArchive(readFileSync(join(desk, 'night-shift-1.0.0.tgz')));
  const own = new Map([...files].filter(([name]) => name !== 'manifest.json'));
  const bad: Record<string, [Uint8Array, RegExp, RegExp]> = {
    'changed.tgz': [
      await writeArchive(new Map(files).set('app.js', Buffer.from('1'))),
      /改动过/,
      /was changed/,
    ],
    'other.tgz': [
      await writeArchive(withManifest('day-shift', '1.0.0', own)),
      /不是/,
      /is not the day-shift/,
    ],
    'newer.tgz': [
      await writeArchive(withManifest('night-shift', '2.0.0', own)),
      /不是/,
      /is not the night-shift 2/,
    ],
    'bomb.tgz': [gzipSync(Buffer.alloc(200_000_000)), /过大/, /too much/],
  };
  for (const [name, [content, zh, en]] of Object.entries(bad)) {
    writeFileSync(join(desk, name), content);
    for (const [language, says] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const ran = await selvedge('install', name, '--lang', language);
      assert.notEqual(ran.code, 0, name);
      assert.match(JSON.stringify(ran.answer), says, name);
    }
    const catalogue = join(data, 'catalogue');
    assert.deepEqual(existsSync(catalogue) ? readdirSync(catalogue) : [], [], name);
    assert.equal((await api.ask('GET', '/apps/night-shift')).status, 404);
  }
});

test('install: first what would change, then it is there and in use', async () => {
  const dry = await selvedge('install', 'night-shift-1.0.0.tgz', '--dry-run');
  assert.deepEqual([dry.code, dry.answer.installed], [0, false], dry.error);
  assert.equal((await api.ask('GET', '/apps/night-shift')).status, 404);
  assert.deepEqual(readdirSync(join(data, 'catalogue')), []);
  const done = await selvedge('install', 'night-shift-1.0.0.tgz', '--enable');
  assert.deepEqual([done.code, done.answer.installed, done.answer.enabled], [0, true, true], done.error);
  const task = await api.call<{ id: string }>('POST', '/apps/night-shift/records/task', { what: 'Oil' });
  const finished = await api.call('POST', '/apps/night-shift/actions/finish', { task: task.id });
  assert.deepEqual(finished, { state: 'done' });
  const kept = join(data, 'apps', 'night-shift');
  const [code = ''] = readdirSync(kept);
  assert.ok(existsSync(join(kept, code, 'app.js')) && !existsSync(join(kept, code, 'app.ts')));
});

test('install: a newer version from its folder, while the platform runs; an older one is refused', async () => {
  edit('app.ts', "version: '1.0.0'", "version: '1.1.0'");
  edit('app.ts', 'doneBy: text(', "place: text({ title: { zh: '地点', en: 'Place' } }),\n    doneBy: text(");
  const done = await selvedge('install', 'night-shift');
  assert.deepEqual(
    [done.code, done.answer.preview.from, done.answer.version],
    [0, '1.0.0', '1.1.0'],
    done.error,
  );
  const added = { what: 'Clean', place: 'Line 3' };
  assert.equal(
    (await api.call<{ place: string }>('POST', '/apps/night-shift/records/task', added)).place,
    'Line 3',
  );
  const old = await selvedge('install', 'night-shift-1.0.0.tgz');
  assert.equal(old.code, 1);
  assert.match(JSON.stringify(old.answer.preview.faults), /roll back/);
  const { version } = await api.call<{ version: string }>('GET', '/apps/night-shift');
  assert.equal(version, '1.1.0');
});

test('install: a file that is no package, or was changed, leaves everything as it was', async () => {
  writeFileSync(join(desk, 'broken.tgz'), readFileSync(join(desk, 'night-shift-1.0.0.tgz')).subarray(0, 900));
  const broken = await selvedge('install', 'broken.tgz');
  assert.deepEqual([broken.code, broken.answer.error.code], [1, 'input.invalid']);
  assert.equal((await selvedge('install', 'nowhere.tgz')).code, 1);
  assert.deepEqual(readdirSync(join(data, 'catalogue')), ['night-shift']);
});

test('client: typed functions for its actions, views and records', async () => {
  const made = await selvedge('client', 'night-shift', '--out', join('night-shift', 'client.ts'));
  assert.equal(made.code, 0, made.error);
  writeFileSync(
    join(app, 'use.ts'),
    `import { createClient, type NightShift_Task, type Sender } from './client.ts';
     export const places = async (sender: Sender): Promise<readonly (string | null)[]> => {
       const client = createClient(sender);
       const { open } = await client['night-shift_waiting']({ input: { day: null } });
       const made: NightShift_Task = await client['night-shift_task_add']({ what: String(open) });
       await client['night-shift_finish']({ task: made.id });
       return (await client['night-shift_task_list']()).items.map(({ place }) => place);
     };`,
  );
  const checked = await selvedge('check', 'night-shift');
  assert.deepEqual(checked.answer.types, []);
});

test('check speaks the language of the terminal', async () => {
  edit('app.ts', "label: '{what}'", "label: '{whom}'");
  const child = spawn(process.execPath, [SELVEDGE, 'app', 'check', 'night-shift'], {
    cwd: desk,
    env: { ...process.env, SELVEDGE_DATA: data, XDG_CACHE_HOME: cache, LC_ALL: 'zh_CN.UTF-8' },
  });
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 1);
  assert.match(out, /提到了没有的字段“whom”/);
  edit('app.ts', "label: '{whom}'", "label: '{what}'");
});

test('remove: the records into a file, then nothing is left of it', async () => {
  const both = await selvedge('remove', 'night-shift', '--export', 'out.zip', '--drop');
  assert.equal(both.code, 2);
  writeFileSync(join(desk, 'taken.zip'), '');
  assert.equal((await selvedge('remove', 'night-shift', '--export', 'taken.zip')).code, 1);
  assert.equal((await api.ask('GET', '/apps/night-shift')).status, 200);
  const done = await selvedge('remove', 'night-shift', '--export', 'out.zip');
  assert.deepEqual(
    [done.code, done.answer.records, done.answer.file],
    [0, 'export', join(desk, 'out.zip')],
    done.error,
  );
  const zip = readFileSync(join(desk, 'out.zip'));
  assert.equal(zip.subarray(0, 2).toString(), 'PK');
  assert.ok(zip.includes('/task.csv') && zip.includes('manifest.json'));
  assert.equal((await api.ask('GET', '/apps/night-shift')).status, 404);
  assert.equal((await selvedge('remove', 'night-shift')).code, 1);
});
