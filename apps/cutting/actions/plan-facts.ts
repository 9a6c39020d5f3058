import {
  type ActionContext,
  conflict,
  invalid,
  type RecordOf,
  toScaled,
  type ValuesOf,
} from '@selvedge/sdk/app';
import { coveredOf } from '../covered.ts';
import { plan } from '../entities/plan.ts';
import type { ReleasedOrder } from '../orders.ts';
import { type Cell, coloursOf, type Line, missingOf, totalOf } from '../rules/cells.ts';
import { withExtra } from '../rules/demand.ts';
import {
  breaksLimit,
  compared,
  type Limits,
  type Marker,
  markerFaults,
  writtenMarker,
  yieldOf,
} from '../rules/marker.ts';
import { markerSentence, overSentence } from '../sentences/marker.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';

export type Plan = RecordOf<typeof plan>;
export type CuttingSettings = ValuesOf<(typeof cuttingSettings)['fields']>;

const PERCENT_PLACES = 2;
/** Decimal text of a percentage → hundredths. */
export const hundredths = (percent: string): number => Number(toScaled(percent, PERCENT_PLACES));

export const limitsOf = (settings: CuttingSettings): Limits => ({
  maxPlies: settings.maxPlies,
  maxPieces: settings.maxPieces,
  evenPlies: settings.evenPlies,
  mixColours: settings.mixColours,
});

/** What of an order is still to be planned: ordered, with what is cut in addition, less what is cut or has a bed. */
export async function wantedOf(
  ctx: ActionContext,
  order: ReleasedOrder,
  fabric: string | null,
): Promise<Line[]> {
  const { extra } = await ctx.settings(cuttingSettings);
  const { all } = await coveredOf(ctx, order.id, fabric);
  return missingOf(withExtra(order.lines, hundredths(extra)), all);
}

/** Facts of a plan that follow from its markers, with what a person should know. @throws input.invalid */
export function reckoned(
  order: ReleasedOrder,
  wanted: readonly Line[],
  markers: readonly Marker[],
  limits: Limits,
  mostBeds: number,
) {
  const faults = markers.flatMap((marker, index) =>
    markerFaults(marker, order.lines, limits).map((fault) => ({ place: index + 1, fault })),
  );
  const wrong = faults.filter(({ fault }) => !breaksLimit(fault));
  if (markers.length === 0)
    throw invalid({ path: 'markers', message: t('至少排一床。', 'A plan has at least one bed.') });
  if (wrong.length > 0)
    throw invalid(
      ...wrong.map(({ place, fault }) => ({
        path: `markers.${place - 1}`,
        message: markerSentence(place, fault),
      })),
    );
  const planned = yieldOf(markers);
  const colours = coloursOf(order.lines);
  const place = ({ colour, size }: Cell): number =>
    colours.indexOf(colour) * order.sizes.length + order.sizes.indexOf(size);
  const cells = compared(wanted, planned).sort((a, b) => place(a) - place(b));
  const over = cells.reduce((all, one) => all + Math.max(0, one.over), 0);
  const short = cells.reduce((all, one) => all + Math.max(0, -one.over), 0);
  const warnings = [
    ...faults.map(({ place, fault }) => markerSentence(place, fault)),
    ...(markers.length > mostBeds
      ? [
          t(
            `共 ${markers.length} 床，超过 ${mostBeds} 床。`,
            `${markers.length} beds, more than ${mostBeds}.`,
          ),
        ]
      : []),
    ...cells.filter((one) => one.over !== 0).map(overSentence),
  ].slice(0, 1000);
  const sheet = markers.map((marker) => writtenMarker(marker, order.sizes)).join('\n');
  return { pieces: totalOf(planned), over, short, beds: markers.length, sheet, cells, warnings };
}

/** A plan that may still be changed. @throws not.found, version.stale, conflict */
export async function draftOf(ctx: ActionContext, id: string, version: number | null): Promise<Plan> {
  const found = await ctx.records(plan).lock(id);
  if (version !== null && found.version !== version) await ctx.records(plan).change(id, {}, version);
  if (found.state === 'draft') return found;
  throw conflict(
    t(
      '计划已确认或取消，不能再改。没拉布的床可以取消，再为余数另做计划。',
      'The plan is confirmed or cancelled and never changes. Cancel beds that are not spread and plan the rest anew.',
    ),
  );
}
