import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house whose line is looked at by an engineer. It is Monday, 2026-11-23, 17:30 in Shanghai, and everybody works 480 minutes. */
export interface EfficiencyHouse extends AppHouse {
  readonly engineer: AppUser;
  readonly leader: AppUser;
  readonly viewer: AppUser;
  readonly team: string;
  readonly other: string;
  /** Who sews in the first team, and a helper who does not; who sews in the other. */
  readonly a: string;
  readonly b: string;
  readonly helper: string;
  readonly c: string;
  /** Sets the clocks of the factory: `at('2026-11-23 17:30')`. */
  readonly at: (written: string) => void;
  /** Whole days at work. */
  readonly attend: (day: string, ...workers: readonly string[]) => Promise<void>;
  readonly addOrder: (operations: readonly object[], bundles?: number) => Promise<TestOrder>;
  readonly runJob: (name: string) => Promise<void>;
}

export interface TestOrder {
  readonly order: string;
  readonly style: string;
  readonly styleVersion: string;
  /** Somebody books operations of the next bundle of 20, on the day that it is. */
  sew(worker: string, bundle: number, operations: readonly string[]): Promise<void>;
}

export const MONDAY = '2026-11-23';
export const OPERATIONS = [
  { code: '10', title: '合肩', sam: '0.5', price: '0.10', after: [] },
  { code: '20', title: '上领', sam: '1.25', price: '0.20' },
  { code: '30', title: '卷下摆', sam: '0.75', price: '0.15', isOutput: true },
];

const APPS = join(import.meta.dirname, '..');
const SHIFT = { start: '08:00', end: '17:00', breaks: [{ from: '12:00', to: '13:00' }] };
let count = 0;

/** A moment on the factory's clocks, RFC 3339. */
const local = (written: string): string => new Date(`${written.replace(' ', 'T')}:00+08:00`).toISOString();

export async function openEfficiency(): Promise<EfficiencyHouse> {
  const folders = ['people', 'orders', 'cutting', 'tracking', 'efficiency'].map((name) => join(APPS, name));
  const house = await openApps(...folders);
  const owner = house.owner.in('efficiency');
  const people = owner.in('people');
  const at = (written: string): void => {
    house.clock.now = Date.parse(local(written));
  };
  at(`${MONDAY} 17:30`);
  const { shift } = await people.act('setShift', { name: '长白班', ...SHIFT });
  await people.act('setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6] });
  const { id: team } = await people.add('team', { name: '一组' });
  const { id: other } = await people.add('team', { name: '二组' });
  const { id: office } = await people.add('team', { name: '办公室' });
  const hire = async (number: string, name: string, into: string): Promise<string> =>
    (await people.act('hire', { number, name, hiredOn: '2026-01-05', team: into })).worker;
  const clerk = await hire('W9', '会计', office);
  return {
    ...house,
    owner,
    team,
    other,
    at,
    engineer: (await house.as('engineer')).in('efficiency'),
    leader: (await house.as('leader')).in('efficiency'),
    viewer: (await house.as('viewer')).in('efficiency'),
    a: await hire('W1', '张三', team),
    b: await hire('W2', '李四', team),
    helper: await hire('W3', '王五', team),
    c: await hire('W4', '赵六', other),
    async attend(day, ...workers) {
      for (const worker of [...workers, clerk])
        for (const time of ['08:00', '17:00'])
          await people.act('clock', { worker, at: local(`${day} ${time}`) });
    },
    async runJob(name) {
      const { fault } = await owner.json('POST', `/apps/efficiency/jobs/${name}/run`);
      if (fault !== null) throw new Error(fault);
    },
    async addOrder(operations, bundles = 10) {
      const orders = owner.in('orders');
      const own = ++count;
      const { id: style } = await orders.add('style', { number: `E${own}`, name: '短袖' });
      const { styleVersion } = await orders.act('reviseStyle', { style });
      await orders.act('editVersion', { styleVersion, operations });
      await orders.act('releaseVersion', { styleVersion });
      const { id: customer } = await orders.add('customer', { name: `客户${own}` });
      const lines = [{ colour: '黑', sizes: { M: bundles * 20 } }];
      const { order } = await orders.act('addOrder', { number: `N${own}`, customer, style, lines });
      await orders.act('release', { order });
      const tied = await owner.in('cutting').act('tieOpening', { order, lines, bundleSize: 20 });
      return {
        order,
        style,
        styleVersion,
        async sew(worker, bundle, steps) {
          await owner.in('tracking').act('scan', {
            id: randomUUID(),
            code: tied.bundles[bundle].number,
            worker,
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
