import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house in which the app is used, with people of every kind. Its work day is 2026-11-23, a Monday. */
export interface OrdersHouse extends AppHouse {
  readonly merchandiser: AppUser;
  readonly sales: AppUser;
  readonly engineer: AppUser;
  readonly leader: AppUser;
  readonly worker: AppUser;
  readonly viewer: AppUser;
}

export async function openOrders(): Promise<OrdersHouse> {
  const house = await openApps(import.meta.dirname);
  const given = async (role: string): Promise<AppUser> => {
    const user = await house.as('viewer');
    const { person } = await user.json('GET', '/session');
    await house.owner.json('PUT', `/apps/orders/people/${person.id}`, { roles: [role] });
    return user;
  };
  return {
    ...house,
    merchandiser: await given('merchandiser'),
    sales: await given('sales'),
    engineer: await house.as('engineer'),
    leader: await house.as('leader'),
    worker: await house.as('worker'),
    viewer: await house.as('viewer'),
  };
}

/** A polo shirt: front and back are joined, the collar comes on, the hem is the output; one price is pending. */
export const POLO = [
  { code: '10', title: '合肩', part: '大身', machineType: '四线', sam: '0.45', price: '0.12', after: [] },
  { code: '20', title: '做领', part: '领', machineType: '平车', sam: '0.80', price: '0.25', after: [] },
  {
    code: '30',
    title: '上领',
    machineType: '平车',
    sam: '1.10',
    price: '0.3250',
    after: ['10', '20'],
    isJoin: true,
    joins: ['大身', '领'],
  },
  { code: '40', title: '卷下摆', machineType: '绷缝', sam: '0.65', isOutput: true },
];

export const LINES = [
  { colour: '黑', sizes: { S: 10, M: 20, L: 20, XL: 10 } },
  { colour: '白', sizes: { S: 10, M: 30, L: 30, XL: 10 } },
];

let count = 0;

/** A style whose first version is released. */
export async function addStyle(
  { engineer }: OrdersHouse,
  values: object = {},
): Promise<{ style: string; number: string; styleVersion: string }> {
  count += 1;
  const number = `P${count}`;
  const { id: style } = await engineer.add('style', { number, kind: 'polo', ...values });
  const { styleVersion } = await engineer.act('reviseStyle', { style });
  await engineer.act('editVersion', { styleVersion, operations: POLO });
  await engineer.act('releaseVersion', { styleVersion });
  return { style, number, styleVersion };
}

/** A draft of an order of a new style and customer. */
export async function addDraft(
  house: OrdersHouse,
  values: object = {},
): Promise<{ order: string; number: string; style: string; styleVersion: string }> {
  const { style, styleVersion } = await addStyle(house);
  count += 1;
  const number = `A${count}`;
  const { id: customer } = await house.merchandiser.add('customer', { name: `客户${count}` });
  const { order } = await house.merchandiser.act('addOrder', {
    number,
    customer,
    style,
    due: '2026-12-05',
    lines: LINES,
    ...values,
  });
  return { order, number, style, styleVersion };
}

/** A released order of a new style. */
export async function addReleased(house: OrdersHouse, values: object = {}): ReturnType<typeof addDraft> {
  const draft = await addDraft(house, values);
  await house.merchandiser.act('release', { order: draft.order });
  return draft;
}

/** True for a refusal with this status, or code of the error catalogue. */
export const refusedWith =
  (expected: number | string, words?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    (error.status === expected || error.code === expected) &&
    (words === undefined || words.test(`${error.message} ${JSON.stringify(error.fields)}`));
