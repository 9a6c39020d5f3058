import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { LastValue } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Live } from '../live/live.ts';
import { LiveStream } from './live-stream.ts';
import { LiveStreams } from './live-streams.ts';
import { openMeters } from '../ops/meters.ts';
import { openLog } from '../ops/log.ts';
import type { HistorianStatus } from '../historian/historian.ts';

const OK = { ingest: 'ok', reason: null } as const;
const value = (path: string, read: LastValue['value']): LastValue => ({
  path,
  time: 1_500,
  value: read,
  quality: 0,
});

test('values of every kind are written so that JavaScript reads them exactly', () => {
  const stream = new LiveStream(0);
  stream.offer([
    value('a/古林', 1.5),
    value('a/t', '"x"\n'),
    value('a/b', true),
    value('a/n', 2n ** 60n),
    value('a/z', null),
  ]);
  const text = String(stream.read());
  assert.match(text, /^event: values\ndata: .*\n\n$/);
  assert.deepEqual(JSON.parse(text.slice(text.indexOf('{'))), {
    points: [
      ['a/古林', 1.5, 1.5, 0],
      ['a/t', 1.5, '"x"\n', 0],
      ['a/b', 1.5, true, 0],
      ['a/n', 1.5, '1152921504606846976', 0],
      ['a/z', 1.5, null, 0],
    ],
  });
});

test('a client that does not read gets only the newest of each series when it reads again', async () => {
  const stream = new LiveStream(0);
  stream.once('data', () => stream.pause());
  const wide = Array.from({ length: 20_000 }, (_, index) => value(`factory/line/machine-${index}/speed`, 0));
  stream.offer(wide);
  await setImmediate();
  stream.offer(wide);
  for (let round = 1; round <= 1000; round++) stream.offer([value('a/b', round)]);
  await setImmediate();
  const heard: string[] = [];
  stream.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  stream.resume();
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  const mentions = heard.join('').match(/"a\/b",[^\]]*/g) ?? [];
  assert.deepEqual(mentions, ['"a/b",1.5,1000,0']);
});

test('a client that takes nothing for a minute is dropped; one that reads is not', () => {
  const stuck = new LiveStream(0);
  stuck.first(Array.from({ length: 20_000 }, (_, index) => value(`factory/line/machine-${index}/speed`, 0)));
  stuck.beat(1000, OK);
  stuck.beat(60_000, OK);
  assert.equal(stuck.destroyed, false);
  stuck.beat(62_000, OK);
  assert.equal(stuck.destroyed, true);
});

test('state is said when it changes, and a ping each 15 seconds', () => {
  const stream = new LiveStream(0);
  stream.beat(1000, OK);
  stream.beat(2000, OK);
  stream.beat(3000, { ingest: 'blocked', reason: 'Disk almost full.' });
  stream.beat(15_000, { ingest: 'blocked', reason: 'Disk almost full.' });
  assert.equal(
    String(stream.read()),
    'event: status\ndata: {"ingest":"ok","reason":null}\n\nevent: status\ndata: {"ingest":"blocked","reason":"Disk almost full."}\n\n: ping\n\n',
  );
});

const silentLive: Live = {
  offer: () => undefined,
  latest: () => [],
  watch: () => () => undefined,
  watchers: 0,
  close: () => undefined,
};
const status: HistorianStatus = {
  taking: true,
  reason: null,
  hotRows: 0,
  sealedRows: 0,
  files: 0,
  sealedBytes: 0,
  freeBytes: 0,
  sequence: 0,
};

test('a stream ends when its session does, not when the store is away for a while', async (context) => {
  mock.timers.enable({ apis: ['setInterval'] });
  context.after(() => mock.timers.reset());
  let fault: SelvedgeError | null = null;
  const streams = new LiveStreams({
    live: silentLive,
    historian: { status: () => status },
    log: openLog('silent'),
    meters: openMeters(),
  });
  const stream = await streams.open({
    person: 'p',
    intervalMs: 200,
    subtrees: async () => {
      if (fault !== null) throw fault;
      return ['factory'];
    },
  });
  let hasEnded = false;
  stream.on('end', () => (hasEnded = true)).resume();
  fault = new SelvedgeError('store.unavailable', { reason: 'restarting' });
  mock.timers.tick(15_000);
  await setImmediate();
  assert.equal(streams.size, 1);
  fault = new SelvedgeError('session.required');
  mock.timers.tick(15_000);
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  assert.deepEqual([hasEnded, streams.size], [true, 0]);
});
