import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house in which what was sewn is finished; all people speak to finishing. */
export interface FinishingHouse extends AppHouse {
  readonly leader: AppUser;
  readonly store: AppUser;
  readonly station: AppUser;
  readonly worker: { readonly user: AppUser; readonly id: string; readonly badge: string };
  /** An order of 黑, 40 S and 60 M, in bundles of 20; `sew` books the output of so many bundles. */
  addOrder(values?: object): Promise<{ order: string; sew: (bundles: number) => Promise<void> }>;
}

const APPS = join(import.meta.dirname, '..');
const LINES = [{ colour: '黑', sizes: { S: 40, M: 60 } }];
let count = 0;

export async function openFinishing(): Promise<FinishingHouse> {
  const folders = ['people', 'orders', 'cutting', 'tracking', 'finishing'].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const owner = house.owner.in('finishing');
  const given = async (role: string): Promise<AppUser> => {
    const user = (await house.as('worker')).in('finishing');
    const { person } = await user.json('GET', '/session');
    await owner.json('PUT', `/apps/finishing/people/${person.id}`, { roles: [role] });
    return user;
  };
  const hired = await owner.in('people').act('hire', { number: 'F1', name: '王五', hiredOn: '2026-01-05' });
  return {
    ...house,
    owner,
    leader: (await house.as('leader')).in('finishing'),
    store: await given('store'),
    station: await given('station'),
    worker: {
      user: (await house.as('worker')).in('finishing'),
      id: hired.worker,
      badge: `https://factory.test${hired.content}`,
    },
    async addOrder(values = {}) {
      const orders = owner.in('orders');
      const own = ++count;
      const { id: style } = await orders.add('style', { number: `K${own}` });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      await orders.act('editVersion', {
        styleVersion,
        operations: [
          { code: '10', title: '合肩', price: '0.10', after: [] },
          { code: '20', title: '卷下摆', price: '0.15', isOutput: true },
        ],
      });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${own}` });
      const facts = { number: `T${own}`, customer, style, lines: LINES, ...values };
      const { order } = await orders.act('addOrder', facts);
      await orders.act('release', { order });
      const cutting = owner.in('cutting');
      const { bundles } = await cutting.act('tieOpening', { order, lines: LINES, bundleSize: 20 });
      const numbers: string[] = bundles.map(({ number }: { number: string }) => number);
      return {
        order,
        async sew(many) {
          const codes = numbers.splice(0, many);
          if (codes.length > 0) await owner.in('tracking').act('opening', { codes, until: '20' });
        },
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
