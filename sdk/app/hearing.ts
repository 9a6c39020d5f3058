import type { QualityName } from '../connector/quality.ts';
import type { ActionContext } from './context.ts';

/** How values of a metric are heard; a word out of a list is a text. */
export type PointKind = 'number' | 'text' | 'boolean';

interface ValueOf {
  number: number;
  text: string;
  boolean: boolean;
}

/** What one reading is, whatever its metric. */
interface PointFacts {
  /** The same however often the reading comes: that of its metric and its time. */
  readonly id: string;
  /** Path of the thing, as it is called today. */
  readonly thing: string;
  /** When it was measured, RFC 3339. */
  readonly at: string;
}

/** A reading of one of the metrics. */
export type HeardPoint<M extends Readonly<Record<string, PointKind>>> = {
  [K in keyof M & string]: PointFacts & {
    readonly metric: K;
    readonly value: ValueOf[M[K]];
    readonly unit: string | null;
    readonly quality: QualityName;
  };
}[keyof M & string];

/** A thing's state that became another. */
export interface HeardState extends PointFacts {
  readonly metric: string;
  readonly state: string;
  /** null = the first that was heard. */
  readonly before: string | null;
  /** When it came to be so, RFC 3339. */
  readonly since: string | null;
}

const MOST_AT_ONCE = 1000;

/** Where hearing begins. */
export type HearsFrom =
  /** When the org switches the app on; what comes while it is off is not heard. */
  | 'now'
  /** At the first point in history; what came while the app was off is heard when it is on again. */
  | 'beginning';

interface HearingFacts {
  /** Unique in the app, with its id before it: `tracking/tag-reads`. Its place among the points is kept under it. */
  readonly name: string;
  /** Type of the things that are listened to. */
  readonly type: string;
  readonly metrics: Readonly<Record<string, PointKind>>;
  readonly from: HearsFrom;
  readonly everyQuality: boolean;
  readonly atOnce: number;
}

/** A handler of readings, or of states, as an app declares it. */
export type PointSubscription = HearingFacts &
  (
    | {
        readonly hears: 'points';
        handle(ctx: ActionContext, points: readonly HeardPoint<Record<string, PointKind>>[]): Promise<void>;
      }
    | {
        readonly hears: 'states';
        handle(ctx: ActionContext, changes: readonly HeardState[]): Promise<void>;
      }
  );

/**
 * Hears readings of things of a type, some at once, after they were stored and acknowledged: per metric in the order in which they
 * came, late ones and replays too; those of a quality that does not count are left out. What the handler writes is committed together with its place: exactly
 * once. A reading that was sent again, or corrected, comes again under the same id. A handler that throws is asked again
 * for each metric alone; those that it cannot take wait, with what comes behind them, are tried again, then wait for a person.
 */
export const onPoints = <const M extends Readonly<Record<string, PointKind>>>(
  {
    type,
    metrics,
    from = 'now',
    everyQuality = false,
    atOnce = MOST_AT_ONCE,
  }: {
    readonly type: string;
    readonly metrics: M;
    readonly from?: HearsFrom;
    /**
     * Readings that do not count in figures too: a reader whose clock was never set has read a tag all the same. A number where a
     * text is heard comes as text.
     */
    readonly everyQuality?: boolean;
    /** Readings of one call at most, 1 to 1000 (default): fewer, where it keeps others waiting. */
    readonly atOnce?: number;
  },
  name: string,
  handle: (ctx: ActionContext, points: readonly HeardPoint<M>[]) => Promise<void>,
): PointSubscription => ({
  hears: 'points',
  name,
  type,
  metrics,
  from,
  everyQuality,
  atOnce,
  // The host tells what is of the declared metrics and kinds only.
  handle: (ctx, points) => handle(ctx, points as unknown as readonly HeardPoint<M>[]),
});

/**
 * Hears when a state of things becomes another, by the time at which it was measured: one that came late and is older
 * than what was heard already changes nothing. Otherwise as `onPoints`.
 */
export const onState = (
  {
    type,
    metric,
    from = 'now',
  }: { readonly type: string; readonly metric: string; readonly from?: HearsFrom },
  name: string,
  handle: (ctx: ActionContext, changes: readonly HeardState[]) => Promise<void>,
): PointSubscription => ({
  hears: 'states',
  name,
  type,
  metrics: { [metric]: 'text' },
  from,
  everyQuality: false,
  atOnce: MOST_AT_ONCE,
  handle,
});
