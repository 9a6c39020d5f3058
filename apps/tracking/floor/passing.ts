import { type ActionContext, type HeardPoint, workDayOf } from '@selvedge/sdk/app';
import { readTicket } from '@selvedge/contracts/cutting';
import { pass } from '../entities/pass.ts';
import { post } from '../entities/post.ts';
import type { Outcome, Way } from '../fields/reading.ts';
import { remaining } from '../rules/capacity.ts';
import { lookAt, type Pass, scanOfReading } from '../rules/passing.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { bookedOn } from './bookings.ts';
import { hold } from './holding.ts';
import { scanTime } from './scan-time.ts';
import { codeIn } from './operation-of-station.ts';
import { signedInAt } from './signed-in.ts';
import { heldBundle, heldStanding, type Standing } from './standing.ts';
import { type Bound, boundAt, tagOf, unknownTag } from './tags.ts';
import { owner, type Worker, workerOf } from './worker.ts';

/** A tag, a badge or a hanger that a reader told. */
export type TagRead = HeardPoint<{ tag: 'text'; in: 'text'; out: 'text' }>;

/** What became of a tag that was read. */
interface Told {
  readonly outcome: Outcome;
  readonly said?: { readonly zh: string; readonly en: string };
  readonly binding?: string;
  readonly bundle?: string | null;
  readonly worker?: string | null;
  readonly operation?: string | null;
  readonly pieces?: number;
}

/** Tags that readers told: each pass is looked at once, in the order in which they were read. */
export async function hearTags(ctx: ActionContext, reads: readonly TagRead[]): Promise<void> {
  const { tagSeconds } = await ctx.settings(trackingSettings);
  const last = new Map<string, KnownPass>();
  for (const read of reads.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const tag = tagOf(read.value);
    const seen = { read, tag, way: wayOf(read), at: scanTime(ctx.now, { at: read.at, ahead: 0 }).at };
    const name = [read.thing, seen.way, tag].join(' ');
    // A tag that lies there is told over and over: the store is asked once.
    const known = last.get(name);
    const passes = known === undefined ? [] : [known];
    if (tag !== '')
      last.set(name, (await again(ctx, passes, read, tagSeconds)) ?? (await look(ctx, seen, tagSeconds)));
  }
}

const wayOf = ({ metric }: TagRead): Way => (metric === 'tag' ? 'read' : metric);

interface KnownPass extends Pass {
  readonly id: string;
}

/** The pass that a look is part of, as it is then; null = of none of them. */
async function again(
  ctx: ActionContext,
  passes: readonly KnownPass[],
  { at }: TagRead,
  tagSeconds: number,
): Promise<KnownPass | null> {
  const until = Date.parse(at);
  const found = lookAt(passes, until, tagSeconds * 1000);
  if (found === null) return null;
  if (!found.lengthens) return found.pass;
  await ctx.records(pass).change(found.pass.id, { until: at });
  return { ...found.pass, until };
}

/** A look that may be a new pass. */
async function look(ctx: ActionContext, seen: Seen, tagSeconds: number): Promise<KnownPass> {
  const { read, way } = seen;
  const day = workDayOf(seen.at, ctx.org);
  const bound = await boundAt(ctx, seen.tag, seen.at);
  // A badge may hold what is printed on it, without being bound.
  const holder =
    bound === null
      ? await workerOf(ctx, { badge: read.value, day })
      : bound.worker === null
        ? null
        : await workerOf(ctx, { worker: bound.worker, day });
  // What a badge holds is for its owner to show: it is written down nowhere.
  const tag = bound === null && holder !== null ? holder.number : seen.tag;
  const near = await ctx.sql<{ id: string; reading: string; at: Date; until: Date }>`
    select id, reading, at, "until" from ${pass} where thing = ${read.thing} and tag = ${tag} and way = ${way} and deleted_at is null
      and (reading = ${read.id} or (at < ${read.at}::timestamptz + make_interval(secs => ${tagSeconds})
        and "until" > ${read.at}::timestamptz - make_interval(secs => ${tagSeconds}))) order by at`;
  const passes = near.map(({ id, at, until }) => ({ id, at: at.getTime(), until: until.getTime() }));
  const same = passes.find((_, index) => near[index].reading === read.id);
  const known = same ?? (await again(ctx, passes, read, tagSeconds));
  if (known !== null) return known;
  const told = await toldOf(ctx, { ...seen, tag }, { bound, holder, day });
  const { id } = await ctx.records(pass).add({
    ...told,
    reading: read.id,
    scan: scanOfReading(read.id),
    thing: read.thing,
    tag,
    way,
    at: read.at,
    until: read.at,
    heardAt: ctx.now.toISOString(),
  });
  return { id, at: Date.parse(read.at), until: Date.parse(read.at) };
}

interface Seen {
  readonly read: TagRead;
  readonly tag: string;
  readonly way: Way;
  /** By the platform's clock. */
  readonly at: Date;
}

interface Holding {
  readonly bound: Bound | null;
  /** Whose badge it is. */
  readonly holder: Worker | null;
  readonly day: string;
}

async function toldOf(ctx: ActionContext, seen: Seen, { bound, holder, day }: Holding): Promise<Told> {
  const { read, way, at } = seen;
  if (holder !== null)
    return { outcome: 'signed-in', worker: holder.id, ...(bound === null ? {} : { binding: bound.id }) };
  const own = { bundle: bound?.bundle ?? null, ...(bound === null ? {} : { binding: bound.id }) };
  const here = await ctx.records(post).first({ thing: read.thing });
  if (way === 'in' || here?.isPaused === true) return { outcome: 'seen', ...own };
  const signedIn = await signedInAt(ctx, read.thing, at);
  const worker = signedIn === null ? null : await workerOf(ctx, { worker: signedIn, day });
  const station = here?.name ?? read.thing.slice(-60);
  return {
    ...own,
    ...(await scanned(ctx, seen, { bound, worker, day, station, operation: here?.operation ?? null })),
  };
}

interface Scanning {
  readonly bound: Bound | null;
  readonly worker: Worker | null;
  readonly day: string;
  readonly station: string;
  /** Of the station, by number or name. */
  readonly operation: string | null;
}

/** Books as a scan does; what does not fit waits for the leader, and is never lost. */
async function scanned(
  ctx: ActionContext,
  { read, tag, way, at }: Seen,
  { bound, worker, day, station, operation }: Scanning,
): Promise<Told> {
  const said = readTicket(read.value);
  const code = 'code' in said ? said.code : unknownTag(tag);
  const standing =
    bound?.bundle == null ? await heldStanding(ctx, code) : await heldBundle(ctx, bound.bundle);
  const wished = standing === null || operation === null ? null : codeIn(standing, operation);
  const who = { bundle: standing?.bundle.id ?? null, worker: worker?.id ?? null, operation: wished };
  if (
    standing !== null &&
    (await isBooked(ctx, { standing, bound, thing: read.thing, worker, operation: wished }))
  )
    return { ...who, outcome: 'again' };
  const stamp = {
    ...(worker === null
      ? { worker: null, group: null, team: null }
      : { ...owner(worker), team: worker.team }),
    scan: scanOfReading(read.id),
    at: at.toISOString(),
    deviceAt: read.at,
    day,
    station,
    source: way === 'read' ? ('rfid' as const) : ('hanger' as const),
    habit: bound?.pieces === 1 ? ('piece' as const) : ('bundle' as const),
  };
  const good = bound?.pieces ?? null;
  const operations = operation === null ? [] : [wished ?? operation];
  const wish = { operations, isWhole: false, good, scrap: 0, with: [], isOverridden: false };
  const { answer, because, codes } = await bookedOn(ctx, standing, worker, wish, stamp);
  const done = { ...who, operation: codes[0] ?? wished, pieces: answer.pieces };
  if (because === null) return { ...done, outcome: 'booked', said: answer.sentence };
  const { id: bundle = null, order = null, colour = null, size = null } = standing?.bundle ?? {};
  await hold(
    ctx,
    {
      ...stamp,
      worker: worker?.id ?? null,
      code: standing === null ? code : standing.bundle.number,
      bundle,
      order,
      colour,
      size,
      because,
      operations: [...codes],
      pieces: good,
      booked: answer.pieces,
    },
    standing === null ? t(`没绑定的标签 ${tag}。`, `The tag ${tag} is bound to nothing.`) : answer.sentence,
  );
  return { ...done, outcome: answer.pieces > 0 ? 'booked' : 'held', said: answer.sentence };
}

interface Booking {
  readonly standing: Standing;
  readonly bound: Bound | null;
  readonly thing: string;
  readonly worker: Worker | null;
  readonly operation: string | null;
}

/**
 * True when there is nothing new to book: a hanger that comes round again with the same pieces, a bundle of which the same
 * worker has all that can be had. What was taken back may be booked again.
 */
async function isBooked(
  { sql }: Pick<ActionContext, 'sql'>,
  { standing: { bench, records }, bound, thing, worker, operation }: Booking,
): Promise<boolean> {
  const taken = new Set(records.map(({ takesBack }) => takesBack));
  const done = records.filter((one) => one.kind === 'done' && !taken.has(one.id));
  if (bound?.pieces == null) {
    const step = operation === null ? undefined : bench.routing.byCode.get(operation);
    const mine = done.some((one) => one.worker === worker?.id && one.operation === operation);
    if (step !== undefined) return mine && worker !== null && remaining(bench, step) === 0;
  }
  if (bound === null) return false;
  const passes = await sql<{ scan: string }>`
    select scan from ${pass} where binding = ${bound.id}::uuid and outcome = 'booked' and deleted_at is null
      and (thing = ${thing} or operation = ${operation})`;
  const scans = new Set(passes.map(({ scan }) => scan));
  return done.some(({ scan }) => scan !== null && scans.has(scan));
}
