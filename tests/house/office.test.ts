import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { TEAMS } from '@selvedge/town/office/staff.ts';
import { STYLES } from '@selvedge/town/office/styles.ts';
import { startTown } from '@selvedge/town/town.ts';
import { Api } from './api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from './platform.ts';

const FACTORY = '古林一厂';
/** So far back that a day of work is in it, whatever day it is. */
const DAYS = 2;
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

/** A morning of the town; resolves when what was sewn the days before is booked. */
async function morning(backfillDays: number): Promise<void> {
  const town = await startTown({
    url: platform.url,
    mqtt: platform.mqtt,
    token: api.token,
    stateFile: join(data, 'town.json'),
    log,
    seed: 3,
    backfillDays,
    faithful: true,
    office: true,
  });
  await town.opened;
  await town.sewn;
  await town.stop();
}

async function counted(app: string, entity: string, search = ''): Promise<number> {
  const query = search === '' ? '' : `?search=${search}`;
  const { rows } = await api
    .as(FACTORY)
    .call<{ rows: { count: number }[] }>('GET', `/apps/${app}/records/${entity}/summary${query}`);
  return rows[0]?.count ?? 0;
}

interface Progress {
  readonly orders: readonly Readonly<
    Record<'cut' | 'wip' | 'finished' | 'scrapped' | 'missing' | 'outside' | 'aside', number>
  >[];
}

test('the office hires everybody, releases its styles and takes orders, the hall books what it sewed; another morning adds nothing twice', async () => {
  await morning(DAYS);
  assert.deepEqual(warned, []);
  const first = [
    await counted('people', 'worker'),
    await counted('orders', 'style'),
    await counted('orders', 'order', 'A26'),
  ];
  assert.deepEqual(first, [TEAMS.reduce((sum, [, , people]) => sum + people, 0), STYLES.length, 12]);
  const sewn = await counted('tracking', 'record');
  assert.ok(sewn > 1000, `${sewn} records`);
  const { orders } = await api.as(FACTORY).call<Progress>('GET', '/apps/tracking/views/progress');
  for (const { cut, wip, finished, scrapped, missing, outside, aside } of orders)
    assert.equal(wip + finished + scrapped + missing + outside + aside, cut, 'the account closes');
  assert.ok(orders.some(({ wip }) => wip > 0));
  const after = [
    await counted('outside', 'consignment'),
    await counted('outside', 'movement'),
    await counted('finishing', 'entry'),
    await counted('efficiency', 'target'),
  ];
  assert.ok(
    after.every((count) => count > 0),
    `cut pieces go to a printer and come back, what is sewn is finished, teams have targets: ${after.join(', ')}`,
  );
  assert.ok((await counted('owner', 'dayFigures')) >= DAYS, 'the nights of the past are made up for');
  const things = await api.as(FACTORY).call<{ items: { path: string }[] }>('GET', '/things?limit=500');
  assert.ok(things.items.some(({ path }) => path.endsWith('/RFID-01')));

  await rm(join(data, 'town.json'));
  await morning(DAYS);
  assert.deepEqual(warned, []);
  assert.deepEqual(
    [
      await counted('people', 'worker'),
      await counted('orders', 'style'),
      await counted('orders', 'order', 'A26'),
    ],
    first,
  );
  assert.equal(await counted('outside', 'consignment'), after[0]);
  const again = await counted('tracking', 'record');
  assert.ok(again >= sewn && again < sewn * 1.2, `${sewn}, then ${again} records`);
});
