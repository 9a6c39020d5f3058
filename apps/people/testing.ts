import { type AppHouse, type AppUser, openApps, Refused } from '@selvedge/sdk/testing';

/** A house in which the app is used, with people of every kind. It is Monday, 2026-11-23, 09:00 in Shanghai. */
export interface PeopleHouse extends AppHouse {
  readonly hr: AppUser;
  readonly payroll: AppUser;
  readonly gate: AppUser;
  readonly leader: AppUser;
  readonly worker: AppUser;
  readonly viewer: AppUser;
  /** Sets the clocks of the factory: `at('2026-11-23 17:30')`. */
  at(written: string): void;
}

export const MONDAY = '2026-11-23';
/** A moment on the factory's clocks, RFC 3339. */
export const local = (written: string): string =>
  new Date(`${written.replace(' ', 'T')}:00+08:00`).toISOString();

export async function openPeople(): Promise<PeopleHouse> {
  const house = await openApps(import.meta.dirname);
  const at = (written: string): void => {
    house.clock.now = Date.parse(local(written));
  };
  at(`${MONDAY} 09:00`);
  const given = async (role: string): Promise<AppUser> => {
    const user = await house.as('viewer');
    const { person } = await user.json('GET', '/session');
    await house.owner.json('PUT', `/apps/people/people/${person.id}`, { roles: [role] });
    return user;
  };
  return {
    ...house,
    at,
    hr: await given('hr'),
    payroll: await given('payroll'),
    gate: await given('gate'),
    leader: await house.as('leader'),
    worker: await house.as('worker'),
    viewer: await house.as('viewer'),
  };
}

export const DAY_SHIFT = {
  start: '07:30',
  end: '17:00',
  breaks: [
    { from: '11:30', to: '13:00' },
    { from: '17:00', to: '17:30' },
  ],
};

/** The factory works by day from Monday to Saturday, 8 hours. */
export async function setDayShift({ hr }: PeopleHouse): Promise<string> {
  const { shift } = await hr.act('setShift', { name: '长白班', ...DAY_SHIFT });
  await hr.act('setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6] });
  return shift;
}

let count = 0;

/** A worker who has been here since spring. */
export async function addWorker(
  { owner }: PeopleHouse,
  values: object = {},
): Promise<{ id: string; number: string }> {
  count += 1;
  const number = `T${count}`;
  const { worker } = await owner.act('hire', {
    number,
    name: `员工${count}`,
    hiredOn: '2026-03-02',
    ...values,
  });
  return { id: worker, number };
}

/** A user of the org, and his login. */
export async function loginOf(user: AppUser): Promise<string> {
  const { person } = await user.json('GET', '/session');
  return person.login;
}

/** True for a refusal with this status, or code of the error catalogue. */
export const refusedWith =
  (expected: number | string, words?: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    (error.status === expected || error.code === expected) &&
    (words === undefined || words.test(`${error.message} ${JSON.stringify(error.fields)}`));
