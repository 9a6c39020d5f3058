import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { after, test } from 'node:test';
import { openLog } from '../ops/log.ts';
import { openPool } from './pool.ts';

const READY = Buffer.from([...message('R', Buffer.alloc(4)), ...message('Z', Buffer.from('I'))]);
const ENDING = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'));

/** A message as PostgreSQL sends it: type, length with itself, body. */
function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A server that is killed in the very moment in which it lets somebody in: both messages arrive at once. */
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', () => socket.end(Buffer.concat([READY, ENDING])));
});
after(() => server.close());

test('a server that ends while a connection is handed out is told by the next statement and does not end the platform', async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = openPool(`postgres://nobody:none@127.0.0.1:${port}/none`, 1, openLog('silent'));
  const client = await pool.connect();
  await assert.rejects(client.query('select 1'));
  client.release(true);
  await pool.end();
});
