import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';
import { join } from 'node:path';

/** A house that pays, with people of every kind. It is Monday, 2026-11-23, 09:00 in Shanghai. */
export interface WagesHouse extends AppHouse {
  readonly payroll: AppUser;
  readonly accountant: AppUser;
  readonly engineer: AppUser;
  readonly leader: AppUser;
  readonly viewer: AppUser;
  /** Two workers with their logins. */
  readonly a: Hand;
  readonly b: Hand;
  /** Sets the clocks of the factory: `at('2026-11-23 17:30')`. */
  at(written: string): void;
}

/** A worker, and the person who signs in as him. */
export interface Hand {
  readonly user: AppUser;
  readonly worker: string;
  readonly number: string;
}

/** A moment on the factory's clocks, RFC 3339. */
export const local = (written: string): string =>
  new Date(`${written.replace(' ', 'T')}:00+08:00`).toISOString();

const APPS = join(import.meta.dirname, '..');
const SHIFT = { start: '08:00', end: '17:00', breaks: [{ from: '12:00', to: '13:00' }] };

export async function openWages(): Promise<WagesHouse> {
  const folders = ['people', 'orders', 'wages/tests/tracking', 'wages'].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const owner = house.owner.in('wages');
  const at = (written: string): void => {
    house.clock.now = Date.parse(local(written));
  };
  at('2026-11-23 09:00');
  const given = async (role: string): Promise<AppUser> => {
    const user = (await house.as('viewer')).in('wages');
    const { person } = await user.json('GET', '/session');
    await owner.json('PUT', `/apps/wages/people/${person.id}`, { roles: [role] });
    return user;
  };
  const people = owner.in('people');
  const { shift } = await people.act('setShift', { name: '长白班', ...SHIFT });
  await people.act('setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6] });
  const hand = async (number: string, name: string, team: string): Promise<Hand> => {
    const user = (await house.as('worker')).in('wages');
    const { person } = await user.json('GET', '/session');
    const { worker } = await people.act('hire', { number, name, hiredOn: '2026-03-02', team });
    await people.act('linkLogin', { worker, login: person.login });
    return { user, worker, number };
  };
  const { id: team } = await people.add('team', { name: '一组' });
  return {
    ...house,
    owner,
    at,
    payroll: await given('payroll'),
    accountant: await given('accountant'),
    engineer: (await house.as('engineer')).in('wages'),
    leader: (await house.as('leader')).in('wages'),
    viewer: (await house.as('viewer')).in('wages'),
    a: await hand('A1', '张三', team),
    b: await hand('B1', '李四', team),
  };
}

export interface Step {
  readonly code: string;
  readonly title: string;
  readonly price?: string;
  readonly sam?: string;
  readonly after?: readonly string[];
  readonly isOutput?: boolean;
}

export const STEPS: readonly Step[] = [
  { code: '10', title: '合肩', price: '0.1200', sam: '0.45' },
  { code: '20', title: '上领', price: '0.3250', sam: '1.10' },
  { code: '30', title: '卷下摆', sam: '0.65', isOutput: true },
];

let count = 0;

/** A released order, heard by those who pay. */
export async function addOrder(
  house: WagesHouse,
  steps: readonly Step[] = STEPS,
): Promise<{ order: string; style: string; number: string }> {
  count += 1;
  const orders = house.owner.in('orders');
  const number = `P-${count}`;
  const { id: style } = await orders.add('style', { number: `K-${count}` });
  const { styleVersion } = await orders.act('reviseStyle', { style });
  await orders.act('editVersion', { styleVersion, operations: steps });
  await orders.act('releaseVersion', { styleVersion });
  const { id: customer } = await orders.add('customer', { name: `客户${count}` });
  const { order } = await orders.act('addOrder', {
    number,
    customer,
    style,
    lines: [{ colour: '黑', sizes: { S: 1000, M: 1000 } }],
    due: '2026-12-20',
  });
  await orders.act('release', { order });
  await house.settle();
  return { order, style, number };
}

/** A record of work as tracking has it. */
export interface Sewing {
  readonly order: string;
  readonly operation: string;
  readonly quantity: number;
  readonly day: string;
  readonly worker?: string | null;
  readonly team?: string;
  readonly style?: string;
  readonly size?: string;
  readonly colour?: string;
  readonly takesBack?: string;
  readonly isRework?: boolean;
  readonly fault?: string;
  readonly markedOvertime?: boolean;
  readonly groupId?: string;
}

/** A record of work, stored now. */
export async function sew({ owner, clock, a }: WagesHouse, values: Sewing): Promise<string> {
  const record = {
    worker: a.worker,
    recordedAt: new Date(clock.now).toISOString(),
    ...values,
  };
  const { id } = await owner.in('tracking').add('record', record);
  return id;
}

/** Clocks a worker in and out. */
export async function attend(
  { owner }: WagesHouse,
  worker: string,
  day: string,
  from = '08:00',
  to = '17:00',
): Promise<void> {
  const people = owner.in('people');
  await people.act('correctAttendance', { worker, day, time: from, direction: 'in', reason: '补卡' });
  await people.act('correctAttendance', { worker, day, time: to, direction: 'out', reason: '补卡' });
}

/** Checks and locks a month on its next morning. */
export async function lock(house: WagesHouse, month: string, now?: string): Promise<void> {
  if (now !== undefined) house.at(now);
  const { payroll, clock } = house;
  await payroll.act('checkMonth', { month });
  clock.now += 120_000;
  await payroll.act('lockMonth', { month, acceptWarnings: true });
  clock.now += 1000;
}

/** True for a refusal with this status, or code of the error catalogue. */
export const refusedWith =
  (expected: number | string, words?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    (error.status === expected || error.code === expected) &&
    (words === undefined || words.test(`${error.message} ${JSON.stringify(error.fields)}`));
