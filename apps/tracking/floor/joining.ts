import { type ActionContext, statement } from '@selvedge/sdk/app';
import { bundles, type Cut, type LotPair, lotPairs } from '@selvedge/contracts/cutting';
import type { Step } from '../rules/routing.ts';
import { type Joined, type Joining, joining, wantedParts } from '../rules/joining.ts';
import { heldWhere } from './held-bundles.ts';
import { heldStandings, type Standing } from './standing.ts';

interface Wish {
  readonly codes: readonly string[];
  /** Tickets of the other parts, as they were scanned; none = whatever belongs together. */
  readonly with: readonly string[];
  readonly isOverridden: boolean;
}

const NONE: ReadonlyMap<string, Joining> = new Map();
/** A ticket was shown that is void, or nobody's. */
const STRANGE: Joining = { ready: 0, pools: [], scarce: null, wrong: 'parts' };

/**
 * What the joins of a scan find of the other parts, by operation; nothing is asked where none is joined.
 * @param seen a bundle as it stands with what is not stored yet
 */
export async function joiningsOf(
  ctx: Pick<ActionContext, 'sql'>,
  standing: Standing,
  { codes, with: shown, isOverridden }: Wish,
  seen: (one: Standing) => Standing = (one) => one,
): Promise<ReadonlyMap<string, Joining>> {
  const { routing, parts } = standing.bench;
  const steps = codes.flatMap((code): Step[] => {
    const step = routing.byCode.get(code);
    return step !== undefined && wantedParts(routing, parts, step).length > 0 ? [step] : [];
  });
  if (steps.length === 0) return NONE;
  const wanted = [...new Set(steps.flatMap((step) => wantedParts(routing, parts, step)))];
  const { order, colour, size, id } = standing.bundle;
  const meant = shown.length === 0 ? [] : [...(await heldStandings(ctx, shown)).values()];
  const isStrange =
    meant.length < new Set(shown).size ||
    meant.some(({ isVoid, bundle }) => isVoid || bundle.state === 'void');
  if (isStrange) return new Map(steps.map(({ code }) => [code, STRANGE]));
  const [all, ticketed, pairs] = await Promise.all([
    heldWhere(
      ctx,
      statement`b."order" = ${order}::uuid and b.colour is not distinct from ${colour}
        and b.size is not distinct from ${size} and b.id <> ${id}::uuid
        and exists (select 1 from jsonb_array_elements_text(b.parts) p where p = any(${wanted}::text[]))`,
    ),
    ctx.sql<{
      part: string;
    }>`select distinct p as part from ${bundles} b, jsonb_array_elements_text(b.parts) p
      where b."order" = ${order}::uuid and b.state = 'live'`,
    ctx.sql<LotPair>`select "order", colour, lot_a as "lotA", lot_b as "lotB" from ${lotPairs}
      where "order" = ${order}::uuid`,
  ]);
  const known = new Set(all.map(({ bundle }) => bundle.id));
  const others = [...all, ...meant.filter(({ bundle }) => !known.has(bundle.id))].map((one) =>
    joinedOf(seen(one)),
  );
  const question = {
    others,
    shown: meant.map(({ bundle }) => bundle.id),
    ticketed: new Set(ticketed.map(({ part }) => part)),
    pairs,
    isOverridden,
  };
  const main = joinedOf(standing);
  return new Map(steps.map((step) => [step.code, joining(step, main, question)]));
}

export const joinedOf = ({ bundle, bench }: Standing): Joined => ({
  id: bundle.id,
  cut: cutOf(bundle),
  bench,
});

const cutOf = ({
  order,
  colour,
  size,
  bed,
  fabric,
  lot,
  plyFrom,
  plyTo,
  parts,
}: Standing['bundle']): Cut => ({
  order,
  colour: colour ?? '',
  size: size ?? '',
  bed,
  fabric,
  lot,
  plyFrom,
  plyTo,
  parts,
});
