import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house in which what is sewn is inspected; all people speak to quality. */
export interface QualityHouse extends AppHouse {
  readonly manager: AppUser;
  /** Two inspectors: they may be at the same lot. */
  readonly inspectors: readonly AppUser[];
  readonly station: AppUser;
  readonly team: string;
  readonly worker: { readonly id: string; readonly badge: string };
  addOrder(values?: object): Promise<TestOrder>;
}

export interface TestOrder {
  readonly order: string;
  readonly style: string;
  /** Bundles of 20, by number. */
  readonly bundles: readonly string[];
  /** The worker books operations of a bundle: `10`, `20`, and `30` which is the output. */
  sew(bundle: string, operations: readonly string[]): Promise<void>;
}

const APPS = join(import.meta.dirname, '..');
const LINES = [{ colour: '黑', sizes: { S: 40, M: 60 } }];
const SPEC = [
  { point: '胸围', tolerancePlus: '1.00', toleranceMinus: '1.00', values: { S: '96.00', M: '100.00' } },
  { point: '衣长', tolerancePlus: '1.00', values: { S: '68.00', M: '70.00' } },
];
let count = 0;

export async function openQuality(): Promise<QualityHouse> {
  const folders = ['people', 'orders', 'cutting', 'tracking', 'quality'].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const owner = house.owner.in('quality');
  const given = async (role: string): Promise<AppUser> => {
    const user = (await house.as('worker')).in('quality');
    const { person } = await user.json('GET', '/session');
    await owner.json('PUT', `/apps/quality/people/${person.id}`, { roles: [role] });
    return user;
  };
  const { id: team } = await owner.in('people').add('team', { name: '一组' });
  const hired = await owner
    .in('people')
    .act('hire', { number: 'Q1', name: '王五', hiredOn: '2026-01-05', team });
  return {
    ...house,
    owner,
    team,
    manager: (await house.as('manager')).in('quality'),
    inspectors: [await given('inspector'), await given('inspector')],
    station: await given('station'),
    worker: { id: hired.worker, badge: `https://factory.test${hired.content}` },
    async addOrder(values = {}) {
      const orders = owner.in('orders');
      const own = ++count;
      const { id: style } = await orders.add('style', { number: `Q${own}`, name: '圆领短袖' });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      const operations = [
        { code: '10', title: '合肩', price: '0.10', after: [] },
        { code: '20', title: '卷下摆', price: '0.15' },
        { code: '30', title: '查验', price: '0.05', isOutput: true },
      ];
      await orders.act('editVersion', { styleVersion, operations, sizeSpec: SPEC });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${own}` });
      const facts = { number: `T${own}`, customer, style, lines: LINES, ...values };
      const { order } = await orders.act('addOrder', facts);
      await orders.act('release', { order });
      const { bundles } = await owner
        .in('cutting')
        .act('tieOpening', { order, lines: LINES, bundleSize: 20 });
      return {
        order,
        style,
        bundles: bundles.map(({ number }: { number: string }) => number),
        async sew(bundle, steps) {
          const code = bundle;
          await owner.in('tracking').act('scan', {
            id: randomUUID(),
            code,
            worker: hired.worker,
            operations: steps,
          });
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
