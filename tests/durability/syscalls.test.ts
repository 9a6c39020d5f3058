import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connectAsync } from 'mqtt';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

/** Watches the system calls of the whole platform: what is on disk before what is said or dropped. */
const data = temporaryFolder('syscalls');
const trace = join(data, 'trace.txt');
let running: PlatformProcess | null = null;
after(async () => {
  await running?.stop();
  rmSync(data, { recursive: true, force: true });
});

const TRACER = [
  'strace',
  '-f',
  '-y',
  '-s',
  '48',
  '-o',
  trace,
  '-e',
  'trace=fsync,fdatasync,rename,renameat,renameat2,unlink,write,writev,pwrite64,read',
];
const hasTracer = existsSync('/usr/bin/strace');

test(
  'fsync comes before PUBACK; fsync and rename come before anything hot is dropped',
  { skip: hasTracer ? false : 'strace is not installed (npm run setup installs it)', timeout: 240_000 },
  async () => {
    running = await startProcess({ data: join(data, 'platform'), wrapper: TRACER, patienceMs: 120_000 });
    const api = await Api.signIn(running.url);
    await api.thing('factory/probe', [{ name: 'v', datatype: 'double' }]);
    const device = await api.device('factory/probe');
    const client = await connectAsync(running.mqtt, {
      username: device.username,
      password: device.secret,
      reconnectPeriod: 0,
    });
    for (let value = 0; value < 20; value++)
      await client.publishAsync('factory/probe/v', JSON.stringify({ value, ts: Date.now() - 1000 + value }), {
        qos: 1,
      });
    await client.endAsync();
    const backup = await api.ask('POST', '/backup');
    assert.equal(backup.status, 200);
    await backup.arrayBuffer();
    await running.stop();
    running = null;
    const lines = callsOf(readFileSync(trace, 'utf8'));

    const acknowledgements = lines.flatMap((line, at) =>
      // strace writes the second byte with three digits when a digit follows: the client begins at any number.
      /^writev?\(\d+<(socket|TCP)[^>]*>, .*"@\\(00)?2/.test(line) ? [at] : [],
    );
    assert.ok(acknowledgements.length >= 20, `${acknowledgements.length} PUBACKs seen`);
    for (const at of acknowledgements) {
      const arrival = lines.findLastIndex(
        (line, index) => index < at && /^read\(\d+<(socket|TCP)[^>]*>, "2.*factory\/probe\/v/.test(line),
      );
      assert.ok(arrival >= 0, 'the message was seen to arrive');
      const between = lines.slice(arrival, at);
      const written = between.findIndex((line) => /^(write|pwrite64)\(\d+<[^>]*hot\.duckdb\.wal>/.test(line));
      const synced = between.findLastIndex((line) =>
        /^f(data)?sync\(\d+<[^>]*hot\.duckdb\.wal>\) += 0/.test(line),
      );
      assert.ok(
        written >= 0 && synced > written,
        'the log was written, then flushed, before the acknowledgement',
      );
    }

    const sealed = lines.flatMap((line, at) =>
      /^rename[^(]*\(.*\.parquet\.tmp".*\.parquet"\) += 0/.test(line) ? [at] : [],
    );
    assert.ok(sealed.length >= 1, 'a file was sealed');
    for (const at of sealed) {
      const file = /"([^"]*org=[^"]*\.parquet)\.tmp"/.exec(lines[at])?.[1] ?? '';
      const folder = file.slice(0, file.lastIndexOf('/'));
      assert.ok(
        lines.slice(0, at).some((line) => line.startsWith('fsync') && line.includes(`<${file}.tmp>) `)),
        'the file was flushed before it got its name',
      );
      const folderSynced = lines.findIndex(
        (line, index) => index > at && line.startsWith('fsync') && line.includes(`<${folder}>) `),
      );
      const committed = lines.findIndex(
        (line, index) => index > at && /^f(data)?sync\(\d+<[^>]*hot\.duckdb(\.wal)?>/.test(line),
      );
      assert.ok(
        folderSynced > at && folderSynced < committed,
        'the folder was flushed before the manifest (and the drop of the hot segment) was committed',
      );
    }
  },
);

test('a call that was interrupted reads like one that was not', () => {
  const trace = [
    '7  read(21<TCP:[9]>,  <unfinished ...>',
    '8  fsync(5</d/hot.duckdb.wal> <unfinished ...>',
    '7  <... read resumed>"2(\\0\\17factory/probe/v", 65536) = 42',
    '8  <... fsync resumed>)              = 0',
  ];
  assert.deepEqual(callsOf(trace.join('\n')), [
    'read(21<TCP:[9]>, "2(\\0\\17factory/probe/v", 65536) = 42',
    'fsync(5</d/hot.duckdb.wal>) = 0',
  ]);
});

/** Calls in the order in which they ended: an interrupted call is put together where it resumes. */
function callsOf(text: string): string[] {
  const open = new Map<string, string>();
  const calls: string[] = [];
  for (const line of text.split('\n')) {
    const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (thread === undefined) continue;
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith('<unfinished ...>')) open.set(thread, rest.slice(0, -'<unfinished ...>'.length));
    else calls.push(tidy(resumed === null ? rest : (open.get(thread) ?? '') + resumed[1]));
  }
  return calls;
}

/** The tracer pads results of interrupted calls, and leaves a second space where one was interrupted. */
const tidy = (call: string): string =>
  call.replace(/ *\) += /, ') = ').replace(/^(\w+\(\d+<[^>]*>,) +/, '$1 ');
