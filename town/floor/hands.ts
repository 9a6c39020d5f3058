import { isAway } from '../office/clocking.ts';
import type { Person } from '../office/staff.ts';
import { type TownStyle, operationsOf } from '../office/styles.ts';

/** An operation of a style and who of the team sews it. */
export interface Post {
  readonly code: string;
  readonly sam: number;
  /** Its pieces are the output of the team. */
  readonly isOutput: boolean;
  readonly people: readonly Person[];
}

/** Spreads a team over the operations of a style by their standard minutes; everybody has one, each has somebody. */
export function postsOf(style: TownStyle, team: readonly Person[]): Post[] {
  const operations = operationsOf(style);
  const total = operations.reduce((sum, { sam }) => sum + sam, 0);
  let reached = 0;
  return operations.map(({ code, sam, isOutput }) => {
    const from = Math.floor((reached / total) * team.length);
    reached += sam;
    const to = Math.max(from + 1, Math.floor((reached / total) * team.length + 1e-9));
    const people = team.slice(Math.min(from, team.length - 1), to);
    return { code, sam, isOutput, people };
  });
}

/** Who sews a bundle at an operation on a day: people take turns; who is away is stood in for. */
export function handOf(
  seed: number,
  { people }: Post,
  team: readonly Person[],
  bundle: number,
  day: number,
): Person {
  const here = (some: readonly Person[]): readonly Person[] =>
    some.filter(({ number }) => !isAway(seed, day, number));
  const able = here(people);
  const [first = team[0]] = here(team);
  return able.length > 0 ? able[bundle % able.length] : first;
}
