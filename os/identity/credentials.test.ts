import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createDevice, removeDevice } from './devices.ts';
import { startedHouse } from './testing.ts';

async function withDevice() {
  const house = await startedHouse();
  const owner = await house.as('owner');
  const made = await house.store.system((tx) =>
    createDevice(tx, owner.org.id, { name: 'gw', path: 'factory/a' }),
  );
  return { house, org: owner.org.id, ...made };
}

test('a checked credential is trusted from memory while the store is away', async () => {
  const { house, device, secret } = await withDevice();
  const verify = (word: string) => house.identity.verifyDevice(device.username, word, 'x');
  assert.ok(await verify(secret));
  await house.store.admin(`alter table selvedge.devices rename to gone`);
  assert.ok(await verify(secret));
  await assert.rejects(verify(`${secret}x`), /does not exist/);
  house.clock.now += 61_000;
  await assert.rejects(verify(secret), /does not exist/);
});

test('a revocation by another program is heard: trust and connections end', async () => {
  const { house, org, device, secret } = await withDevice();
  assert.ok(await house.identity.verifyDevice(device.username, secret, 'x'));
  const heard: string[] = [];
  const stop = house.identity.onRevoke((key) => heard.push(key));
  await house.store.system((tx) => removeDevice(tx, org, device.id, false));
  for (let turn = 0; turn < 500 && heard.length === 0; turn++) await delay(10);
  assert.deepEqual(heard, [device.id]);
  assert.equal(await house.identity.verifyDevice(device.username, secret, 'x'), null);
  stop();
});

test('a wrong secret is refused and slows its own user name and address only', async () => {
  const { house, device, secret } = await withDevice();
  const verify = (word: string, address: string) =>
    house.identity.verifyDevice(device.username, word, address);
  for (let attempt = 0; attempt < 10; attempt++) assert.equal(await verify('wrong', 'bad'), null);
  assert.equal(await verify(secret, 'bad'), null, 'throttled');
  assert.ok(await verify(secret, 'good'));
  house.clock.now += 2000;
  assert.ok(await verify(secret, 'bad'));
});

test('when it was last used is kept, to the minute', async () => {
  const { house, device, secret } = await withDevice();
  const lastSeen = async (): Promise<string | null> =>
    (await house.identity.administration.listDevices(await house.as('owner'))).items[0].lastSeen;
  assert.equal(await lastSeen(), null);
  await house.identity.verifyDevice(device.username, secret, 'x');
  assert.equal(await lastSeen(), new Date(house.clock.now).toISOString());
});
