import assert from 'node:assert/strict';
import test from 'node:test';
import { brokerFrom, httpCommand, publishCommand } from './snippets.ts';

void test('a loopback broker is told by the name the page was opened under', () => {
  assert.deepEqual(brokerFrom('mqtt://127.0.0.1:1884', '192.168.1.5'), {
    host: '192.168.1.5',
    port: 1884,
    isTls: false,
  });
  assert.deepEqual(brokerFrom('mqtts://box.local', 'x'), { host: 'box.local', port: 8883, isTls: true });
  assert.deepEqual(brokerFrom(null, 'factory.test'), { host: 'factory.test', port: 1883, isTls: false });
});

void test('commands can be pasted into a shell as they are', () => {
  const broker = brokerFrom('mqtts://box:8883', 'x');
  assert.equal(
    publishCommand(broker, '古林一厂', 'd1', "a'b"),
    "mosquitto_pub -h box -p 8883 --cafile ca.pem -u 'd1' -P 'a'\\''b' -q 1 -t '古林一厂/test/temperature' -m 21.5",
  );
  assert.match(
    httpCommand('http://box:7080', 'f', 'd1', 's'),
    /-d '\[\{"path":"f\/test\/temperature","value":21.5\}\]' http:\/\/box:7080\/api\/v1\/ingest$/,
  );
});
