import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMeters } from './meters.ts';

test('a counter adds up, asked for once or twice', async () => {
  const meters = openMeters();
  meters.counter('mqtt.messages', 'Messages').add();
  meters.counter('mqtt.messages', 'Messages').add(2);
  assert.match(await meters.text(), /^selvedge_mqtt_messages 3$/m);
});

test('a gauge is read when somebody asks, and a newer one replaces it', async () => {
  const meters = openMeters();
  let rows = 1;
  meters.gauge('hot_rows', 'Rows', () => rows);
  rows = 5;
  assert.match(await meters.text(), /^selvedge_hot_rows 5$/m);
  meters.gauge('hot_rows', 'Rows', () => 7);
  assert.match(await meters.text(), /^selvedge_hot_rows 7$/m);
});

test('two installations in one process do not share figures', async () => {
  const [one, two] = [openMeters(), openMeters()];
  one.counter('points', 'Points').add(9);
  assert.doesNotMatch(await two.text(), /points/);
});
