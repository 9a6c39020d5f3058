import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { TEAMS } from '@selvedge/town/office/staff.ts';
import { STYLES } from '@selvedge/town/office/styles.ts';
import { startTown } from '@selvedge/town/town.ts';
import { Api } from './api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from './platform.ts';

const FACTORY = '古林一厂';
const data = temporaryFolder('office');
const warned: string[] = [];
const log = {
  info: () => undefined,
  warn: (fields: object, message: string) =>
    void warned.push(`${message} ${String(Object.values(fields)[0])}`),
};
let platform: PlatformProcess;
let api: Api;

before(async () => {
  platform = await startProcess({ data });
  api = await Api.signIn(platform.url);
});
after(async () => {
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
});

async function day(): Promise<void> {
  const town = await startTown({
    url: platform.url,
    mqtt: platform.mqtt,
    token: api.token,
    stateFile: join(data, 'town.json'),
    log,
    seed: 3,
    backfillDays: 0,
    office: true,
  });
  await town.opened;
  await town.stop();
}

async function counted(app: string, entity: string): Promise<number> {
  const { rows } = await api
    .as(FACTORY)
    .call<{ rows: { count: number }[] }>('GET', `/apps/${app}/records/${entity}/summary`);
  return rows[0].count;
}

test('the office hires everybody, releases its styles and takes orders; another morning adds nothing twice', async () => {
  await day();
  assert.deepEqual(warned, []);
  const first = [
    await counted('people', 'worker'),
    await counted('orders', 'style'),
    await counted('orders', 'order'),
  ];
  assert.deepEqual(first, [TEAMS.reduce((sum, [, , people]) => sum + people, 0), STYLES.length, 12]);
  await day();
  assert.deepEqual(warned, []);
  assert.deepEqual(
    [await counted('people', 'worker'), await counted('orders', 'style'), await counted('orders', 'order')],
    first,
  );
});
