import { addDays, type ViewContext } from '@selvedge/sdk/app';
import { effort } from '../entities/effort.ts';
import { type ChangeRules, changesOf, type StyleChange, type StyleDay } from '../rules/changes.ts';
import { efficiencySettings } from '../settings.ts';

/** Days before a span that are looked at: what a team sewed before, and how well. */
const BEFORE = 45;
/** Days after it in which a change may still be felt. */
const AFTER = 20;

export interface TeamChange extends StyleChange {
  readonly team: string;
}

/** Style changes that began in some days, of all teams, in the order of their days. */
export async function changesIn(
  ctx: Pick<ViewContext, 'sql' | 'settings'>,
  from: string,
  to: string,
  team: string | null = null,
): Promise<TeamChange[]> {
  const { changeGap: gap, changePieces: pieces } = await ctx.settings(efficiencySettings);
  const rows = await styleDays(ctx, addDays(from, -BEFORE), addDays(to, AFTER));
  const rules: ChangeRules = { gap, pieces };
  return [...Map.groupBy(rows, (row) => row.team)]
    .filter(([id]) => team === null || id === team)
    .flatMap(([id, own]) =>
      changesOf(own, rules)
        .filter(({ day }) => from <= day && day <= to)
        .map((change) => ({ ...change, team: id })),
    )
    .toSorted((one, other) =>
      one.day < other.day ? -1 : one.day > other.day ? 1 : one.team < other.team ? -1 : 1,
    );
}

const styleDays = (
  { sql }: Pick<ViewContext, 'sql'>,
  from: string,
  to: string,
): Promise<(StyleDay & { team: string })[]> => sql<StyleDay & { team: string }>`
  select team, style, day::text as day, sum(booked)::float8 as booked, sum(earned)::float8 as earned, sum(minutes)::float8 as minutes
  from ${effort} where deleted_at is null and day between ${from}::date and ${to}::date and team is not null and style is not null
  group by 1, 2, 3 having sum(booked) > 0`;
