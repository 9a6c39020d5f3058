import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house in which orders are cut, with people of every kind; all of them speak to cutting. */
export interface CuttingHouse extends AppHouse {
  readonly cutter: AppUser;
  readonly table: AppUser;
  readonly clerk: AppUser;
  readonly leader: AppUser;
  readonly worker: AppUser;
  readonly viewer: AppUser;
}

const beside = (app: string): string => join(import.meta.dirname, '..', app);

/** @param others folders of apps that listen to cutting */
export async function openCutting(...others: readonly string[]): Promise<CuttingHouse> {
  const house = await openApps(beside('orders'), beside('people'), import.meta.dirname, ...others);
  const owner = house.owner.in('cutting');
  const given = async (role: string): Promise<AppUser> => {
    const user = (await house.as('worker')).in('cutting');
    const { person } = await user.json('GET', '/session');
    await owner.json('PUT', `/apps/cutting/people/${person.id}`, { roles: [role] });
    return user;
  };
  return {
    ...house,
    owner,
    cutter: await given('cutter'),
    table: await given('table'),
    clerk: await given('clerk'),
    leader: (await house.as('leader')).in('cutting'),
    worker: (await house.as('worker')).in('cutting'),
    viewer: (await house.as('viewer')).in('cutting'),
  };
}

export const LINES = [
  { colour: '黑', sizes: { S: 10, M: 20, L: 20, XL: 10 } },
  { colour: '白', sizes: { S: 10, M: 30, L: 30, XL: 10 } },
];

const OPERATIONS = [
  { code: '10', title: '合肩', part: '大身', price: '0.1234', after: [] },
  { code: '20', title: '做领', part: '领', price: '0.25', after: [] },
  { code: '30', title: '上领', after: ['10', '20'], isJoin: true, joins: ['大身', '领'] },
  { code: '40', title: '卷下摆', isOutput: true },
];

let count = 0;

/** A released order of a new style. */
export async function addOrder(
  { owner }: Pick<CuttingHouse, 'owner'>,
  lines: readonly object[] = LINES,
): Promise<{ order: string; number: string; style: string }> {
  const orders = owner.in('orders');
  count += 1;
  const own = count;
  const { id: style } = await orders.add('style', { number: `K${own}` });
  const { styleVersion } = await orders.act('reviseStyle', { style });
  await orders.act('editVersion', { styleVersion, operations: OPERATIONS });
  await orders.act('releaseVersion', { styleVersion });
  const { id: customer } = await orders.add('customer', { name: `客户${own}` });
  const number = `C${own}`;
  const facts = { number, customer, style, due: '2026-12-05', fee: '77.13', lines };
  const { order } = await orders.act('addOrder', facts);
  await orders.act('release', { order });
  return { order, number, style };
}

/** Two beds that give the order exactly: M and L twice as often as S and XL, and what white has more of. */
export const MARKERS = [
  {
    ratio: { S: 1, M: 2, L: 2, XL: 1 },
    plies: [
      { colour: '黑', plies: 10 },
      { colour: '白', plies: 10 },
    ],
  },
  { ratio: { M: 1, L: 1 }, plies: [{ colour: '白', plies: 10 }] },
];

/** An order with beds that are confirmed. */
export async function addBeds(
  house: CuttingHouse,
  values: object = {},
): Promise<{ order: string; number: string; style: string; beds: string[]; plan: string }> {
  const made = await addOrder(house);
  const { plan } = await house.cutter.act('makePlan', { order: made.order, markers: MARKERS, ...values });
  const { beds } = await house.cutter.act('confirmPlan', { plan });
  return { ...made, plan, beds };
}

/** Plies of a bed as planned, black of two dye lots. */
export const spreadFirst = (bed: string) => ({
  bed,
  spreadings: [
    { colour: '黑', plies: 6, lot: 'H1' },
    { colour: '黑', plies: 4, lot: 'H2' },
    { colour: '白', plies: 10, lot: 'B1' },
  ],
});

/** True for a refusal with this status, or code of the error catalogue. */
export const refusedWith =
  (expected: number | string, words?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    (error.status === expected || error.code === expected) &&
    (words === undefined || words.test(`${error.message} ${JSON.stringify(error.fields)}`));
