import type { ViewContext } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders, sortedSizes } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { group } from '../entities/group.ts';
import { record } from '../entities/record.ts';
import type { KIND_WORDS } from '../fields/words.ts';
import { type Account, accountOf, type Counted } from '../rules/account.ts';
import { isOn } from '../rules/routing.ts';
import { liveOf, stateOf } from '../rules/state.ts';
import { BOOKED } from './booked.ts';
import { openOn } from './choosing.ts';
import { type Booked, factsOf } from './facts.ts';
import { type LooseStep, routingFrom } from './steps.ts';

type Ctx = Pick<ViewContext, 'sql'>;

interface OrderRow {
  readonly number: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly due: string | null;
  readonly quantity: number;
  readonly state: string;
  readonly sizes: readonly string[] | null;
  readonly operations: readonly LooseStep[] | null;
}

interface BundleRow {
  readonly id: string;
  readonly number: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly state: 'live' | 'void';
  readonly isRecut: boolean;
  readonly parts: readonly string[] | null;
  readonly records: readonly Booked[] | null;
}

/** A bundle among the others of its order. */
export interface OrderBundle extends Pick<BundleRow, 'id' | 'number' | 'colour' | 'size' | 'quantity'> {
  readonly live: number;
  readonly finished: number;
  readonly isVoid: boolean;
  /** Operation at which its pieces wait; null = nothing more is to be booked. */
  readonly waits: string | null;
  readonly waiting: number;
  readonly lastAt: string | null;
  readonly name: string | null;
}

export interface Cell extends Account {
  readonly colour: string | null;
  readonly size: string | null;
}

/** What happened on a day: pieces of one kind at one operation. */
export interface DayLine {
  readonly day: string;
  readonly kind: keyof typeof KIND_WORDS;
  readonly title: string | null;
  readonly pieces: number;
  readonly people: number;
}

export interface OrderLife extends Omit<OrderRow, 'operations' | 'sizes'> {
  readonly total: Account;
  readonly cells: readonly Cell[];
  readonly bundles: readonly OrderBundle[];
  readonly days: readonly DayLine[];
}

/** An order down to its bundles; null = it was not released. */
export async function orderLifeOf({ sql }: Ctx, order: string): Promise<OrderLife | null> {
  const [[row], all] = await Promise.all([
    sql<OrderRow>`select number, style_number as "styleNumber", style_name as "styleName", due::text as due, quantity, state,
        sizes, operations from ${releasedOrders} where id = ${order}::uuid`,
    sql<BundleRow>`
      select b.id, b.number, b.colour, b.size, b.quantity, b.state, b.is_recut as "isRecut", b.parts,
        (select ${BOOKED}
          from ${record} r left join ${workers} w on w.id = r.worker left join ${group} g on g.id = r."group"
          where r.bundle = b.id and r.deleted_at is null) as records
      from ${bundles} b where b."order" = ${order}::uuid order by b.number`,
  ]);
  if (row === undefined) return null;
  const { operations, sizes, ...facts } = row;
  const routing = routingFrom(operations);
  const counted: (Counted & Pick<BundleRow, 'colour' | 'size'>)[] = [];
  const told = all.map(({ records, parts, state: standing, isRecut, ...bundle }): OrderBundle => {
    const known = records ?? [];
    const written = factsOf(bundle.id, known, routing.output);
    const bench = { routing, parts: parts ?? [], state: stateOf(bundle.quantity, written) };
    const isVoid = standing === 'void';
    const { wip, finished } = bench.state;
    const live = isVoid ? 0 : liveOf(bench.state);
    // Of a garment in several tickets the one that holds the output is counted.
    if (routing.output === null || isOn(routing, bench.parts, routing.output))
      counted.push({ ...bundle, isVoid, isRecut, wip, finished, facts: written });
    const [next] = isVoid ? [] : openOn(bench);
    const last = known.at(-1);
    return {
      ...bundle,
      isVoid,
      live,
      finished,
      waits: next?.step.title ?? null,
      waiting: next?.remaining ?? 0,
      lastAt: last === undefined ? null : new Date(last.at).toISOString(),
      name: known.findLast(({ worker }) => worker !== null)?.name ?? null,
    };
  });
  const byCell = Map.groupBy(counted, ({ colour, size }) => JSON.stringify([colour, size]));
  const ranks = new Map(
    sortedSizes(
      counted.map(({ size }) => size ?? ''),
      sizes ?? [],
    ).map((one, at) => [one, at]),
  );
  const cells = [...byCell.values()]
    .map((own): Cell => ({ colour: own[0].colour, size: own[0].size, ...accountOf(own) }))
    .toSorted(
      (one, other) =>
        (one.colour ?? '').localeCompare(other.colour ?? '', 'zh') ||
        (ranks.get(one.size ?? '') ?? 0) - (ranks.get(other.size ?? '') ?? 0),
    );
  const titleOf = (code: string | null): string | null => routing.byCode.get(code ?? '')?.title ?? code;
  return { ...facts, total: accountOf(counted), cells, bundles: told, days: daysOf(all, titleOf) };
}

function daysOf(all: readonly BundleRow[], titleOf: (code: string | null) => string | null): DayLine[] {
  const lines = new Map<string, { readonly line: Omit<DayLine, 'people'>; readonly who: Set<string> }>();
  for (const one of all.flatMap(({ records }) => records ?? [])) {
    const key = JSON.stringify([one.day, one.kind, one.operation]);
    const known = lines.get(key) ?? {
      line: { day: one.day, kind: one.kind, title: titleOf(one.operation), pieces: 0 },
      who: new Set<string>(),
    };
    if (one.worker !== null) known.who.add(one.worker);
    const pieces = known.line.pieces + one.quantity + one.scrapped + one.moved;
    lines.set(key, { line: { ...known.line, pieces }, who: known.who });
  }
  return [...lines.values()]
    .map(({ line, who }) => ({ ...line, people: who.size }))
    .toSorted((one, other) => other.day.localeCompare(one.day));
}
