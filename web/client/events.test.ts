import assert from 'node:assert/strict';
import test from 'node:test';
import { parseEvent, readEvents } from './events.ts';

const streamOf = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });

void test('events arrive whole however the bytes are cut, Chinese letters included', async () => {
  const bytes = new TextEncoder().encode(
    'event: values\ndata: {"points":[["古林一厂/缝制/转速",1,2,0]]}\n\n: ping\n\nevent: status\r\ndata: {"ingest":"ok"}\r\n\r\n',
  );
  for (const size of [1, 2, 3, 7, 1000]) {
    const seen = [];
    for await (const event of readEvents(streamOf(bytes, size))) seen.push(event);
    assert.deepEqual(seen, [
      { event: 'values', data: '{"points":[["古林一厂/缝制/转速",1,2,0]]}' },
      { event: '', data: '' },
      { event: 'status', data: '{"ingest":"ok"}' },
    ]);
  }
});

void test('several data lines are one text', () => {
  assert.deepEqual(parseEvent('data: a\ndata: b'), { event: 'message', data: 'a\nb' });
});
