import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A factory whose owner looks in the evening; users speak to the owner's app. */
export interface OwnerHouse extends AppHouse {
  readonly manager: AppUser;
  readonly accountant: AppUser;
  readonly leader: AppUser;
  readonly hands: readonly string[];
  /** Sets the clocks of the factory: `at('2026-11-23 17:30')`. */
  at(written: string): void;
  addOrder(wish: Wish): Promise<TestOrder>;
}

export interface Wish {
  readonly number: string;
  readonly due: string;
  readonly bundles: number;
  readonly fee?: string;
}

export interface TestOrder {
  readonly order: string;
  readonly customer: string;
  /** One of the hands books an operation of some bundles, the first that are open. */
  sew(operation: string, bundles: number, hand?: number): Promise<void>;
}

export const BUNDLE = 20;
/** Cuff costs 0.50, the hem is the output. */
export const STEPS = [
  { code: '10', title: '合肩', price: '0.10', sam: '0.40', after: [] },
  { code: '20', title: '袖口', price: '0.50', sam: '1.50' },
  { code: '30', title: '卷下摆', price: '0.20', sam: '0.60', isOutput: true },
];

const APPS = join(import.meta.dirname, '..');
const FOLDERS = [
  'people',
  'orders',
  'cutting',
  'tracking',
  'outside',
  'finishing',
  'wages',
  'quality',
  'owner',
];
/** A moment on the factory's clocks, RFC 3339. */
export const local = (written: string): string =>
  new Date(`${written.replace(' ', 'T')}:00+08:00`).toISOString();

export async function openOwner(): Promise<OwnerHouse> {
  const house = await openApps(...FOLDERS.map((name) => join(APPS, name)));
  const owner = house.owner.in('owner');
  const at = (written: string): void => {
    house.clock.now = Date.parse(local(written));
  };
  at('2026-11-18 09:00');
  const people = owner.in('people');
  const { shift } = await people.act('setShift', {
    name: '长白班',
    start: '08:00',
    end: '18:00',
    breaks: [{ from: '12:00', to: '13:00' }],
  });
  await people.act('setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6] });
  const { id: team } = await people.add('team', { name: '一组' });
  const hands: string[] = [];
  for (const name of ['张三', '李四', '王五']) {
    const { worker } = await people.act('hire', {
      number: `N${hands.length}`,
      name,
      hiredOn: '2026-01-05',
      team,
    });
    hands.push(worker);
  }
  const accountant = (await house.as('viewer')).in('owner');
  const { person } = await accountant.json('GET', '/session');
  await owner.json('PUT', `/apps/owner/people/${person.id}`, { roles: ['accountant'] });
  return {
    ...house,
    owner,
    hands,
    at,
    accountant,
    manager: (await house.as('manager')).in('owner'),
    leader: (await house.as('leader')).in('owner'),
    async addOrder({ number, due, bundles, fee }) {
      const orders = owner.in('orders');
      const { id: style } = await orders.add('style', { number: `K-${number}` });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      await orders.act('editVersion', { styleVersion, operations: STEPS });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${number}` });
      const lines = [{ colour: '黑', sizes: { M: bundles * BUNDLE } }];
      const { order } = await orders.act('addOrder', { number, customer, style, lines, due, fee });
      await orders.act('release', { order });
      const { bundles: tied } = await owner
        .in('cutting')
        .act('tieOpening', { order, lines, bundleSize: BUNDLE });
      await house.settle();
      const booked = new Map<string, number>();
      return {
        order,
        customer,
        async sew(operation, count, hand = 0) {
          const from = booked.get(operation) ?? 0;
          booked.set(operation, from + count);
          for (const { number: code } of tied.slice(from, from + count))
            await owner
              .in('tracking')
              .act('scan', { id: randomUUID(), code, worker: hands[hand], operations: [operation] });
          await house.settle();
        },
      };
    },
  };
}

/** True for a refusal with this status. */
export const refusedWith =
  (status: number) =>
  (error: unknown): boolean =>
    error instanceof Refused && error.status === status;
