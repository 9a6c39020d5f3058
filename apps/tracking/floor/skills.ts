import { type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { compareTeams, clocks, teams, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { clockedOn } from './clocked.ts';
import type { OpenOrder } from './open-orders.ts';
import { teamOn } from './placing.ts';

type Ctx = Pick<ViewContext, 'sql' | 'org' | 'now'>;
/** Days back in which an operation that somebody sewed is one that he can. */
const SEEN_DAYS = 30;
/** Days back in which a team has sewn an order that is its own. */
const OWN_DAYS = 7;
const MOST = 200;

/** Somebody of a team today. */
export interface Hand {
  readonly worker: string;
  readonly name: string;
  readonly team: string;
  readonly teamName: string;
  readonly isHere: boolean;
}

interface Sewn {
  readonly worker: string;
  readonly team: string | null;
  readonly order: string;
  readonly operation: string;
  readonly day: string;
}

/** Who is in which team today, who is here, and what each has sewn lately. */
export interface Floor {
  readonly hands: readonly Hand[];
  /** Titles of operations that a worker can. */
  readonly skills: ReadonlyMap<string, ReadonlySet<string>>;
  /** Orders that a team sews. */
  readonly orders: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A skill is what somebody sewed lately, or what is written of him; operations of one name are one skill. @param open whose operations have names */
export async function floorToday({ sql, org, now }: Ctx, open: readonly OpenOrder[]): Promise<Floor> {
  const day = workDayOf(now, org);
  const since = workDayOf(new Date(now.getTime() - SEEN_DAYS * 86_400_000), org);
  const own = workDayOf(new Date(now.getTime() - OWN_DAYS * 86_400_000), org);
  const [hands, sewn] = await Promise.all([
    sql<Hand & { readonly skills: Readonly<Record<string, string>> | null }>`
      with placed as (select w.id, w.name, w.skills, ${teamOn(day)} as team from ${workers} w where w.is_active),
      here as (
        select worker from (
          select worker, at, direction from ${clocks} where ${clockedOn(day, org)} and at <= ${now.toISOString()}::timestamptz) c
        group by worker having (array_agg(direction order by at desc))[1] is distinct from 'out'
        union select worker from ${record} where day = ${day}::date and worker is not null and kind = 'done' and deleted_at is null)
      select p.id as worker, p.name, p.skills, t.id as team, t.name as "teamName",
        exists (select 1 from here h where h.worker = p.id) as "isHere"
      from placed p join ${teams} t on t.id = p.team order by t.name, p.name`,
    sql<Sewn>`
      select worker, team, "order", operation, max(day)::text as day from ${record}
      where "order" = any(${open.map(({ id }) => id)}::uuid[]) and day >= ${since}::date and kind = 'done' and worker is not null and operation is not null and deleted_at is null
      group by 1, 2, 3, 4`,
  ]);
  const titles = new Map(
    open.map(({ id, operations }) => [id, new Map(operations.map(({ step }) => [step.code, step.title]))]),
  );
  const skills = new Map(
    hands.map(({ worker, skills: written }) => [worker, new Set(Object.keys(written ?? {}))]),
  );
  const orders = new Map<string, Set<string>>();
  for (const { worker, team, order, operation, day: last } of sewn) {
    const title = titles.get(order)?.get(operation);
    if (title === undefined) continue;
    skills.get(worker)?.add(title);
    if (team !== null && last >= own) orders.set(team, (orders.get(team) ?? new Set()).add(order));
  }
  return { hands, skills, orders };
}

export interface AbsentSkill {
  readonly worker: string;
  readonly name: string;
  readonly team: string;
  readonly skills: string;
  /** Of these, what nobody of the team who is here can. */
  readonly lacking: string;
}

/** Who is not here, of teams that work today, and what the team cannot do without him. */
export function absentSkills({ hands, skills }: Floor): AbsentSkill[] {
  const byTeam = Map.groupBy(hands, ({ team }) => team);
  return [...byTeam.values()]
    .filter((all) => all.some(({ isHere }) => isHere))
    .flatMap((all) => {
      const can = new Set(
        all.filter(({ isHere }) => isHere).flatMap(({ worker }) => [...(skills.get(worker) ?? [])]),
      );
      return all
        .filter(({ isHere }) => !isHere)
        .map(({ worker, name, teamName }) => {
          const own = [...(skills.get(worker) ?? [])];
          return {
            worker,
            name,
            team: teamName,
            skills: own.join('、'),
            lacking: own.filter((one) => !can.has(one)).join('、'),
          };
        });
    })
    .toSorted((one, other) => Number(other.lacking !== '') - Number(one.lacking !== ''))
    .slice(0, MOST);
}

export interface CanRun {
  readonly team: string;
  readonly teamName: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly waiting: number;
  /** Names of those who are here and can; empty = nobody. */
  readonly people: readonly string[];
}

/** By team: operations of its orders with pieces waiting, and who of it is here and can sew them. */
export function whatCanRun({ hands, skills, orders }: Floor, open: readonly OpenOrder[]): CanRun[] {
  const byTeam = Map.groupBy(hands, ({ team }) => team);
  return [...byTeam]
    .toSorted(([, [one]], [, [other]]) => compareTeams(one.teamName, other.teamName))
    .flatMap(([team, all]) => {
      const here = all.filter(({ isHere }) => isHere);
      if (here.length === 0) return [];
      return open
        .filter(({ id }) => orders.get(team)?.has(id) === true)
        .flatMap(({ number, operations }) =>
          operations
            .filter(({ waiting }) => waiting > 0)
            .map(({ step, waiting }) => ({
              team,
              teamName: all[0].teamName,
              orderNumber: number,
              operation: step.code,
              title: step.title,
              waiting,
              people: here
                .filter(({ worker }) => skills.get(worker)?.has(step.title) === true)
                .map(({ name }) => name),
            })),
        );
    })
    .slice(0, MOST);
}
