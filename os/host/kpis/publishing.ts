import { type ActionContext, type AppDefinition, type Job, job, type Kpi } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Namespace } from '../../namespace/namespace.ts';
import type { SeriesMap } from '../../namespace/series.ts';
import { WallClock } from '../../records/exchange/zone.ts';
import type { Store } from '../../store/unit.ts';
import { workDayOf } from '@selvedge/sdk/app';
import { addDays } from './periods.ts';
import { timesOf } from './sums.ts';

/** Name of the host's job in an app that publishes figures. */
export const PUBLISHING = 'publish-kpis';

export interface PublishingParts {
  readonly store: Store;
  readonly things: Pick<Namespace, 'get' | 'put'>;
  readonly series: SeriesMap;
}

type Published = Kpi & { readonly publish: NonNullable<Kpi['publish']> };

const isPublished = (kpi: Kpi): kpi is Published => kpi.publish !== undefined;

/** A figure and the time it is of. */
interface Point {
  readonly value: number;
  readonly at: Date;
}

const HOUR_MS = 3_600_000;
const WAIT_MS = 5000;
const LOOK_MS = 20;

/** How the host brings an app's figures into the namespace; null = it publishes none. */
export function publishingJob({ id, kpis = [] }: AppDefinition, parts: PublishingParts): Job | null {
  const published = kpis.filter(isPublished);
  if (published.length === 0) return null;
  return job(`${id}/${PUBLISHING}`, {
    title: { zh: '发布指标', en: 'Publish figures' },
    cron: '5 * * * *',
    async handle(ctx) {
      const root = await rootOf(parts.store, ctx.org);
      if (root === null) return;
      for (const kpi of published) {
        const path = `${root}/${kpi.publish.path}`;
        const point = await pointOf(ctx, kpi, path);
        if (point === null) continue;
        await declare(parts, ctx.org.id, path, kpi);
        await ctx.publish(path, point.value, point.at);
      }
    },
  });
}

/** The figure that is due; null = there is none, or it was published. */
async function pointOf(ctx: ActionContext, kpi: Published, path: string): Promise<Point | null> {
  const today = workDayOf(ctx.now, ctx.org);
  if (kpi.publish.every === 'hour') {
    const at = new Date(Math.floor(ctx.now.getTime() / HOUR_MS) * HOUR_MS);
    return figureOn(ctx, kpi, today, at);
  }
  const wall = new WallClock(ctx.org.timeZone).moment(`${today}T${ctx.org.dayStart}:00.000`);
  const at = wall === null ? new Date(ctx.now) : new Date(wall);
  const latest = await ctx.history.latest(path.slice(0, path.lastIndexOf('/')));
  const last = latest.find((one) => one.path === path);
  if (last !== undefined && last.time >= at.getTime()) return null;
  return figureOn(ctx, kpi, addDays(today, -1), at);
}

async function figureOn(ctx: ActionContext, kpi: Kpi, day: string, at: Date): Promise<Point | null> {
  const { total } = await ctx.kpi(kpi, { from: day, to: day });
  return total.value === null ? null : { value: Number(total.value), at };
}

/** Where an org's figures stand: the root that is called as it is, else its first. */
async function rootOf(store: Store, { id, slug }: ActionContext['org']): Promise<string | null> {
  const row = await store.org(id, (tx) =>
    tx.row<{ segment: string }>(
      'select segment from selvedge.roots where org_id = $1 order by (segment = $2) desc, segment limit 1',
      [id, slug],
    ),
  );
  return row?.segment ?? null;
}

/** Makes the metric when it is not there, and waits until the way in knows it. */
async function declare(
  { store, things, series }: PublishingParts,
  org: string,
  path: string,
  kpi: Kpi,
): Promise<void> {
  const isKnown = (): boolean => series.entry(series.resolve(path))?.state === 'active';
  if (isKnown()) return;
  const cut = path.lastIndexOf('/');
  const [thing, name] = [path.slice(0, cut), path.slice(cut + 1)];
  await store.org(org, async (tx) => {
    const present = await things.get(tx, thing).catch((error: unknown) => {
      if (error instanceof SelvedgeError && error.code === 'not.found') return null;
      throw error;
    });
    const own = (present?.metrics ?? []).filter((metric) => metric.own);
    await things.put(tx, thing, {
      ...(present === null ? { title: { zh: '指标', en: 'KPIs' } } : {}),
      metrics: [
        ...own.map((metric) => ({ ...metric, words: metric.words && [...metric.words] })),
        { name, title: kpi.title, datatype: 'double', unit: kpi.unit, ...rangeOf(kpi) },
      ],
    });
  });
  for (const end = Date.now() + WAIT_MS; !isKnown();) {
    if (Date.now() > end) throw new Error(`The metric “${path}” is not known yet.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A share lies between nothing and all: a screen knows where to begin. */
const rangeOf = (kpi: Kpi): { readonly min?: number } =>
  kpi.kind === 'ratio' && timesOf(kpi) === 100 ? { min: 0 } : {};
