import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A floor with two workers, an order in bundles, and their tickets. */
export interface FloorHouse extends AppHouse {
  readonly leader: AppUser;
  readonly station: AppUser;
  readonly a: Hand;
  readonly b: Hand;
  /** Bundles of an order of one colour and size, and what their tickets hold. */
  addOrder(
    bundles: number,
    size?: number,
    operations?: readonly object[],
    sets?: readonly PartSet[],
  ): Promise<{ order: string; tickets: Ticket[] }>;
}

/** What is tied together; tickets of the sets follow one another. */
export interface PartSet {
  readonly parts?: readonly string[];
  readonly fabric?: string;
  readonly lot?: string;
  readonly quantity?: number;
}

export interface Hand {
  readonly user: AppUser;
  readonly worker: string;
  readonly badge: string;
}

export interface Ticket {
  readonly ticket: string;
  readonly content: string;
  readonly number: string;
}

/** A collar is sewn to the body; the body's ticket stays with the garment. */
export const JOINED = [
  { code: '10', title: '合肩', part: '大身', price: '0.10', after: [] },
  { code: '20', title: '做领', part: '领', price: '0.20', after: [] },
  { code: '30', title: '上领', price: '0.30', after: ['10', '20'], isJoin: true, joins: ['大身', '领'] },
  { code: '40', title: '卷下摆', price: '0.15', isOutput: true },
];

/** Side, shoulder, hem; the hem is counted as output. */
export const OPERATIONS = [
  { code: '10', title: '合肩', price: '0.10', after: [] },
  { code: '20', title: '合侧缝', price: '0.20' },
  { code: '30', title: '卷下摆', price: '0.15', isOutput: true },
];

const APPS = join(import.meta.dirname, '..');
let count = 0;

export async function openFloor(...others: readonly string[]): Promise<FloorHouse> {
  const folders = ['people', 'orders', 'cutting', 'tracking', ...others].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const people = house.owner.in('people');
  const { id: team } = await people.add('team', { name: '一组' });
  const hand = async (number: string, name: string): Promise<Hand> => {
    const user = (await house.as('worker')).in('tracking');
    const { person } = await user.json('GET', '/session');
    const { worker, content } = await people.act('hire', { number, name, hiredOn: '2026-01-05', team });
    await people.act('linkLogin', { worker, login: person.login });
    return { user, worker, badge: `https://factory.test${content}` };
  };
  const station = (await house.as('viewer')).in('tracking');
  const { person } = await station.json('GET', '/session');
  await house.owner.json('PUT', `/apps/tracking/people/${person.id}`, { roles: ['station'] });
  return {
    ...house,
    station,
    leader: (await house.as('leader')).in('tracking'),
    a: await hand('A1', '张三'),
    b: await hand('B1', '李四'),
    async addOrder(
      bundles,
      size = 20,
      operations: readonly object[] = OPERATIONS,
      sets: readonly PartSet[] = [{}],
    ) {
      const orders = house.owner.in('orders');
      const cutting = house.owner.in('cutting');
      const own = ++count;
      const { id: style } = await orders.add('style', { number: `K${own}` });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      await orders.act('editVersion', { styleVersion, operations });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${own}` });
      const lines = [{ colour: '黑', sizes: { M: bundles * size } }];
      const { order } = await orders.act('addOrder', {
        number: `T${own}`,
        customer,
        style,
        due: '2026-12-05',
        lines,
      });
      await orders.act('release', { order });
      const ids: string[] = [];
      for (const { quantity = bundles * size, ...set } of sets) {
        const own = [{ colour: '黑', sizes: { M: quantity } }];
        const { bundles: tied } = await cutting.act('tieOpening', {
          order,
          lines: own,
          bundleSize: size,
          ...set,
        });
        ids.push(...tied.map(({ bundle }: { bundle: string }) => bundle));
      }
      const { tickets } = await cutting.act('printTickets', { bundles: ids });
      const sheet = await cutting.view('ticketSheet', { tickets });
      return { order, tickets: sheet.tickets };
    },
  };
}

/** What a phone sends. */
export const scanOf = (code: string, more: object = {}): Record<string, unknown> => ({
  id: randomUUID(),
  code,
  source: 'camera',
  ...more,
});

/** True for a refusal of this code of the error catalogue, in these words. */
export const refusedWith =
  (code: string, words: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused && error.code === code && words.test(error.message);
