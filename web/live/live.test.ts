import assert from 'node:assert/strict';
import test from 'node:test';
import type { LiveEvent, LivePoint } from '../client/index.ts';
import { coverOf } from './cover.ts';
import { LiveFeed } from './LiveFeed.ts';
import { takePoints, type LiveValues } from './values.ts';

void test('an older value never replaces a newer one, a correction does', () => {
  const values: LiveValues = new Map();
  const take = (...points: LivePoint[]): string[] => [...takePoints(values, points)];
  assert.deepEqual(take(['a/x', 10, 1, 0], ['a/y', 10, 5, 0], ['a/x', 11, 2, 0]), ['a/x', 'a/y']);
  assert.deepEqual(take(['a/x', 9, 7, 0]), []);
  assert.deepEqual(take(['a/x', 11, 2, 0]), []);
  assert.deepEqual(take(['a/x', 11, 3, 16]), ['a/x']);
  assert.deepEqual(values.get('a/x'), { time: 11, value: 3, quality: 16 });
});

void test('many subtrees are joined into their nearest common parents', () => {
  assert.deepEqual(coverOf(['f/1/a/x', 'f/1/b/x', 'f/2/a/x', 'g/1'], 2), ['f', 'g/1']);
  assert.deepEqual(coverOf(['f/1/a', 'f/1/b', 'f/2/a'], 2), ['f/1', 'f/2/a']);
  assert.deepEqual(coverOf(['a/x', 'b/x', 'c/x'], 2), ['']);
});

void test('one stream serves all subtrees it covers, and only those', () => {
  assert.deepEqual(coverOf(['a/b/c', 'a/b', 'a/bc', 'a/b'], 2), ['a/b', 'a/bc']);
  assert.deepEqual(coverOf(['a/b', '', 'c'], 2), ['']);
  assert.deepEqual(coverOf([], 2), []);
});

/** Streams under the test’s control. */
function exchange() {
  const calls: { under: string; signal: AbortSignal; push: (event: LiveEvent) => void; end: () => void }[] =
    [];
  const arrivals: (() => void)[] = [];
  const open = async function* (under: string, signal: AbortSignal): AsyncGenerator<LiveEvent> {
    const events: (LiveEvent | null)[] = [];
    let wake = (): void => undefined;
    const add = (event: LiveEvent | null): void => {
      events.push(event);
      wake();
    };
    calls.push({ under, signal, push: add, end: () => add(null) });
    signal.addEventListener('abort', () => add(null));
    arrivals.shift()?.();
    while (true) {
      if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const event = events.shift();
      if (event === undefined) continue;
      if (event === null) return;
      yield event;
    }
  };
  return { calls, open, arrival: () => new Promise<void>((resolve) => arrivals.push(resolve)) };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

void test('the feed catches up, breaks, and comes back by itself', async () => {
  const { calls, open, arrival } = exchange();
  const feed = new LiveFeed(open);
  const arrived = arrival();
  const release = feed.retain('a');
  feed.retain('a/b');
  await arrived;
  assert.deepEqual(
    calls.map((call) => call.under),
    ['a'],
  );
  const kind = (): string => feed.state.kind;
  assert.equal(kind(), 'catchingUp');

  let heard = 0;
  feed.onPath('a/b/x', () => heard++);
  calls[0]?.push({ kind: 'values', points: [['a/b/x', 1, 4, 0]], first: true });
  await turn();
  assert.equal(kind(), 'connected');
  assert.equal(feed.value('a/b/x')?.value, 4);
  assert.equal(heard, 1);

  calls[0]?.push({ kind: 'status', blocked: true, reason: 'disk' });
  await turn();
  assert.deepEqual(feed.ingest, { blocked: true, reason: 'disk' });

  const again = arrival();
  calls[0]?.end();
  await turn();
  assert.equal(kind(), 'offline');
  await again;
  calls[1]?.push({ kind: 'values', points: [], first: true });
  await turn();
  assert.equal(kind(), 'connected');

  release();
  feed.close();
  assert.ok(calls[1]?.signal.aborted);
});
