import { type RecordOf, type Titles, toScaled, type ViewContext } from '@selvedge/sdk/app';
import type { roll } from '../entities/roll.ts';
import { spreading } from '../entities/spreading.ts';
import { balanceOf, type Spread } from '../rules/spreading.ts';
import { t } from '../words.ts';

/** What differs from the plan; nothing of it stops the table. */
export function bedWarnings(
  planned: readonly { readonly colour: string; readonly plies: number }[],
  spreads: readonly Spread[],
  { maxPlies, evenPlies }: { readonly maxPlies: number; readonly evenPlies: boolean },
): Titles[] {
  const balance = balanceOf(planned, spreads);
  const all = balance.reduce((sum, { spread }) => sum + spread, 0);
  const wrong = balance.flatMap(({ colour, planned: wanted, spread, over }) => {
    if (wanted === 0) return [t(`${colour} 不在这床的计划里。`, `${colour} is not planned for this bed.`)];
    if (over > 0)
      return [
        t(
          `${colour} 拉了 ${spread} 层，比计划多 ${over} 层。`,
          `${colour}: ${spread} plies, ${over} more than planned.`,
        ),
      ];
    return [];
  });
  const odd = evenPlies ? balance.filter(({ spread }) => spread % 2 !== 0) : [];
  return [
    ...wrong,
    ...odd.map(({ colour }) =>
      t(`${colour} 层数不成双（筒状面料）。`, `${colour} has an odd number of plies.`),
    ),
    ...(all > maxPlies
      ? [t(`共 ${all} 层，超过每床 ${maxPlies} 层。`, `${all} plies, more than ${maxPlies} for a bed.`)]
      : []),
  ];
}

/** Rolls of another colour, and those of which more was used than is on them. */
export async function rollWarnings(
  { sql }: Pick<ViewContext, 'sql'>,
  given: readonly { readonly roll: string | null; readonly colour: string }[],
  rolls: ReadonlyMap<string, RecordOf<typeof roll>>,
): Promise<Titles[]> {
  const others = given.flatMap(({ roll: id, colour }) => {
    const found = id === null ? undefined : rolls.get(id);
    return found === undefined || found.colour === null || found.colour === colour
      ? []
      : [
          t(
            `布卷 ${found.number} 是${found.colour}，登记为${colour}。`,
            `Roll ${found.number} is ${found.colour}, it was written down as ${colour}.`,
          ),
        ];
  });
  const used = await sql<{ roll: string; used: number }>`
    select roll, sum(length)::bigint as used from ${spreading}
    where roll = any(${[...rolls.keys()]}::uuid[]) and not is_void and deleted_at is null group by roll`;
  const overdrawn = used.flatMap(({ roll: id, used: millimetres }) => {
    const found = rolls.get(id);
    if (found?.length == null) return [];
    const over = BigInt(millimetres ?? 0) - toScaled(found.length, 3);
    return over <= 0n
      ? []
      : [
          t(
            `布卷 ${found.number} 只有 ${found.length} 米，已用 ${millimetres / 1000} 米。`,
            `Roll ${found.number} has ${found.length} m, ${millimetres / 1000} m of it are used.`,
          ),
        ];
  });
  return [...others, ...overdrawn];
}
