import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house with an order in bundles, partners, and people of every kind; all of them speak to outside. */
export interface OutsideHouse extends AppHouse {
  readonly store: AppUser;
  readonly leader: AppUser;
  readonly worker: AppUser;
  readonly viewer: AppUser;
  /** An order of 黑 M, in bundles of 20 with tickets. */
  addOrder(bundles: number): Promise<{ order: string; codes: string[]; numbers: string[] }>;
  addPartner(name: string): Promise<string>;
}

const APPS = join(import.meta.dirname, '..');
const OPERATIONS = [
  { code: '10', title: '合肩', price: '0.10', after: [] },
  { code: '20', title: '绣花', price: '0.50' },
  { code: '30', title: '卷下摆', price: '0.15', isOutput: true },
];
let count = 0;

export async function openOutside(...others: readonly string[]): Promise<OutsideHouse> {
  const folders = ['people', 'orders', 'cutting', ...others, 'outside'].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const owner = house.owner.in('outside');
  const store = (await house.as('worker')).in('outside');
  const { person } = await store.json('GET', '/session');
  await owner.json('PUT', `/apps/outside/people/${person.id}`, { roles: ['store'] });
  return {
    ...house,
    owner,
    store,
    leader: (await house.as('leader')).in('outside'),
    worker: (await house.as('worker')).in('outside'),
    viewer: (await house.as('viewer')).in('outside'),
    async addPartner(name) {
      const { id } = await owner.add('partner', { name, work: 'embroidery', phone: '13800000000' });
      return id;
    },
    async addOrder(bundles) {
      const orders = owner.in('orders');
      const own = ++count;
      const { id: style } = await orders.add('style', { number: `K${own}` });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      await orders.act('editVersion', { styleVersion, operations: OPERATIONS });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${own}` });
      const lines = [{ colour: '黑', sizes: { M: bundles * 20 } }];
      const { order } = await orders.act('addOrder', { number: `T${own}`, customer, style, lines });
      await orders.act('release', { order });
      const cutting = owner.in('cutting');
      const { bundles: tied } = await cutting.act('tieOpening', { order, lines, bundleSize: 20 });
      const ids = tied.map(({ bundle }: { bundle: string }) => bundle);
      const { tickets } = await cutting.act('printTickets', { bundles: ids });
      const sheet = await cutting.view('ticketSheet', { tickets });
      return {
        order,
        codes: sheet.tickets.map(({ content }: { content: string }) => `https://factory.test${content}`),
        numbers: sheet.tickets.map(({ number }: { number: string }) => number),
      };
    },
  };
}

/** True for a refusal with this status, or code of the error catalogue. */
export const refusedWith =
  (expected: number | string, words?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    (error.status === expected || error.code === expected) &&
    (words === undefined || words.test(`${error.message} ${JSON.stringify(error.fields)}`));
