import type { Titles } from '../connector/connector.ts';
import type { EntityRef } from './builders.ts';
import type { ViewContext } from './context.ts';

/** A way to divide a figure. */
export interface Dimension {
  readonly title: Titles;
  /** Its keys are ids of these records. */
  readonly ref?: EntityRef;
}
export type Dimensions = Readonly<Record<string, Dimension>>;

/** Sums of a group: never a ratio, for ratios cannot be added. Integers, or decimals as texts of up to eight places. */
export interface KpiSums<D extends string = string> {
  /** A value for each dimension that was asked for, and the `day` where that was asked for. */
  readonly key?: Readonly<Partial<Record<D | 'day', string | null>>>;
  readonly numerator: number | string;
  /** Of a ratio or an average: what the numerator is divided by. */
  readonly denominator?: number | string;
}

/** Work days, both included, and what the figure is to be divided by. */
export interface KpiSpan<D extends string = string> {
  readonly from: string;
  readonly to: string;
  /** Dimensions, and `day` when the KPI is `byDay`. */
  readonly by: readonly (D | 'day')[];
}

interface Facts<D extends Dimensions> {
  readonly title: Titles;
  /** A sentence: what it says, for people and for assistants. */
  readonly summary: Titles;
  /** `%`, `件`, `min`. */
  readonly unit: string;
  /** How it is reckoned, in words that a person can follow. */
  readonly formula: Titles;
  /** Where the formula is from: `ISO 22400-2:2014 9.1`, `garment.md`. */
  readonly source: string;
  readonly permission: string;
  /** `ratio` and `average` divide the sums of numerators by those of denominators; `sum` has numerators alone. */
  readonly kind: 'ratio' | 'sum' | 'average';
  readonly better: 'up' | 'down';
  /** A ratio is told so many times: 100 for `%`, which is the default there; else 1. */
  readonly times?: number;
  /** Places of the value, 0 to 8; default 2, of a sum 0. */
  readonly places?: number;
  /** How things stand at the end of a period (open pieces), not what happened in it: periods are not added up. */
  readonly isStand?: boolean;
  /** True when `handle` can divide by `day` in one go; else it is asked for each period alone. */
  readonly byDay?: boolean;
  readonly dimensions?: D;
  /** A figure of the whole org as a metric of the namespace, `<root>/<path>`. */
  readonly publish?: {
    /** A thing and its metric, below the org’s root: `kpi/on-time`. */
    readonly path: string;
    /** `hour`: the work day so far; `day`: each work day when it is over. */
    readonly every: 'hour' | 'day';
  };
  handle(ctx: ViewContext, span: KpiSpan<keyof D & string>): Promise<readonly KpiSums<keyof D & string>[]>;
}

/** A key performance indicator, named `app/name`: one formula, read everywhere from one place. */
export interface Kpi extends Omit<Facts<Dimensions>, 'handle'> {
  readonly id: string;
  handle(ctx: ViewContext, span: KpiSpan<never>): Promise<readonly KpiSums[]>;
}

/** Declares a KPI. The page, the API, the export, the assistant's tool and other apps ask the same one. */
export const kpi = <const D extends Dimensions = Readonly<Record<never, Dimension>>>(
  id: `${string}/${string}`,
  facts: Facts<D>,
): Kpi => ({ id, ...facts });

/** Names a KPI: the KPI itself, or a `kpiRef` in another app's contract. */
export interface KpiRef {
  readonly id: string;
}
/** What a contract exports, so that other apps may ask a KPI without importing the app. */
export const kpiRef = (id: `${string}/${string}`): KpiRef => ({ id });

export interface KpiQuestion {
  /** Work days, `2026-11-01`, both included. */
  readonly from: string;
  readonly to: string;
  /** Dimensions to divide by. */
  readonly by?: readonly string[];
  /** Divides the time too; weeks begin on Monday (ISO 8601). */
  readonly every?: 'day' | 'week' | 'month' | null;
}

/** Exact decimals as texts. */
export interface KpiFigure {
  /** A value for each dimension asked for. */
  readonly key: Readonly<Record<string, string | null>>;
  readonly numerator: string;
  /** null of a sum. */
  readonly denominator: string | null;
  /** null when there is nothing to divide by. */
  readonly value: string | null;
}

export interface KpiPeriod {
  readonly from: string;
  readonly to: string;
  readonly total: KpiFigure;
  readonly rows: readonly KpiFigure[];
}

export interface KpiAnswer {
  /** Of the whole time; of a stand: at its end. */
  readonly total: KpiFigure;
  /** The total, divided by the dimensions asked for. */
  readonly rows: readonly KpiFigure[];
  /** Empty without `every`. */
  readonly periods: readonly KpiPeriod[];
}
