import { action, conflict, decimal, invalid, map, ref, toScaled } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { plan } from '../entities/plan.ts';
import { fabricField, partSetsField } from '../fields/parts.ts';
import { planAnswer } from '../fields/plan-answer.ts';
import { noteField } from '../fields/reason.ts';
import { cuttableOrder, type ReleasedOrder } from '../orders.ts';
import { gathered, cellsOf, inOrder, type Line, totalOf, trimmed } from '../rules/cells.ts';
import { mostOf } from '../rules/demand.ts';
import type { Limits } from '../rules/marker.ts';
import { type Found, search } from '../rules/optimiser.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { wantedField } from './make-plan.ts';
import { type CuttingSettings, hundredths, limitsOf, reckoned, wantedOf } from './plan-facts.ts';

const { maxPlies, maxPieces, maxBeds, tolerance, evenPlies, mixColours, tableLength } =
  cuttingSettings.fields;
const METRE_PLACES = 3;

const limitFields = {
  maxPlies: { ...maxPlies, required: false, default: undefined },
  maxPieces: { ...maxPieces, required: false, default: undefined },
  maxBeds: { ...maxBeds, required: false, default: undefined },
  tolerance: { ...tolerance, required: false, default: undefined },
  evenPlies: { ...evenPlies, required: false, default: undefined },
  mixColours: { ...mixColours, required: false, default: undefined },
  tableLength,
  perGarment: map({
    title: t('每件唛架长', 'Marker length of a garment'),
    help: t(
      '按尺码填；和裁床长一起限制唛架',
      'By size; limits the marker together with the length of the table',
    ),
    value: decimal({ title: t('长', 'Length'), scale: METRE_PLACES, min: '0', unit: 'm' }),
    maxItems: 60,
  }),
} as const;

export const optimisePlan = action('cutting/optimisePlan', {
  title: t('自动排床', 'Plan by the optimiser'),
  summary: t(
    '按层数、件数、裁床长和允许多裁的限制，用尽量少的床裁完；同时给出床数下限。结果是草稿，可以再改。',
    'Few beds within the limits of plies, garments, table and over-cut, with the fewest that could ever do. It is a draft.',
  ),
  permission: 'cutting.plan',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    fabric: fabricField,
    partSets: partSetsField,
    wanted: wantedField,
    ...limitFields,
    note: noteField,
  },
  output: planAnswer,
  async handle(ctx, { order: id, fabric, partSets, note, wanted: given, perGarment, ...chosen }) {
    const order = await cuttableOrder(ctx, id);
    const settings = withChosen(await ctx.settings(cuttingSettings), chosen);
    const limits: Limits = { ...limitsOf(settings), length: lengthsOf(perGarment, settings.tableLength) };
    const wanted = tidy(order, given ?? (await wantedOf(ctx, order, fabric)));
    if (totalOf(wanted) === 0)
      throw conflict(t('都已裁或已排床，没有要排的。', 'Everything is cut or has a bed already.'));
    refuseHopeless(wanted, limits);
    const { markers, least } = await unhurried(
      search(wanted, mostOf(wanted, hundredths(settings.tolerance)), limits),
    );
    const { cells, warnings, ...figures } = reckoned(order, wanted, markers, limits, settings.maxBeds);
    const bound = { beds: least, isBest: markers.length === least };
    const { id: made } = await ctx.records(plan).add({
      order: order.id,
      orderNumber: order.number,
      style: order.style,
      styleNumber: order.styleNumber,
      fabric,
      made: 'optimiser',
      wanted,
      markers,
      partSets,
      bound,
      note,
      person: ctx.actor?.name,
      ...figures,
    });
    return {
      plan: made,
      markers,
      cells,
      warnings,
      leastBeds: bound.beds,
      isBest: bound.isBest,
      ...figures,
    };
  },
});

type Chosen = { readonly [K in keyof CuttingSettings]?: CuttingSettings[K] | null };

/** Settings with what was chosen for this one. */
const withChosen = (settings: CuttingSettings, chosen: Chosen): CuttingSettings => ({
  ...settings,
  ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null && value !== undefined)),
});

function lengthsOf(
  perGarment: Readonly<Record<string, string>> | null,
  table: string | null,
): Limits['length'] {
  if (perGarment === null || table === null) return undefined;
  const millimetres = (written: string): number => Number(toScaled(written, METRE_PLACES));
  return {
    table: millimetres(table),
    bySize: Object.fromEntries(Object.entries(perGarment).map(([size, one]) => [size, millimetres(one)])),
  };
}

/** Colours and sizes that the order has, in its order, without empty cells. @throws input.invalid */
function tidy(order: ReleasedOrder, wanted: readonly Line[]): Line[] {
  const colours = order.lines.map(({ colour }) => colour);
  const strange = cellsOf(wanted).filter(
    ({ colour, size }) => !colours.includes(colour) || !order.sizes.includes(size),
  );
  if (strange.length > 0)
    throw invalid(
      ...strange.map(({ colour, size }) => ({
        path: 'wanted',
        message: t(`订单没有 ${colour} ${size}。`, `The order has no ${colour} ${size}.`),
      })),
    );
  return trimmed(gathered(cellsOf(wanted))).map((line) => ({
    ...line,
    sizes: inOrder(line.sizes, order.sizes),
  }));
}

/** @throws input.invalid when no bed at all is within the limits */
function refuseHopeless(wanted: readonly Line[], { maxPlies: plies, evenPlies: even, length }: Limits): void {
  if (even && plies < 2)
    throw invalid({
      path: 'maxPlies',
      message: t('层数要成双，至少 2 层。', 'Even plies need two at the least.'),
    });
  const long = [...new Set(cellsOf(wanted).map(({ size }) => size))].filter(
    (size) => length !== undefined && (length.bySize[size] ?? 0) > length.table,
  );
  if (long.length > 0)
    throw invalid({
      path: 'perGarment',
      message: t(
        `${long.join('、')} 一件就比裁床长。`,
        `One garment of ${long.join(', ')} is longer than the table.`,
      ),
    });
}

/** Goes through a search and lets others work in between. */
async function unhurried(steps: Generator<void, Found>): Promise<Found> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
}
