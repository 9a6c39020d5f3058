import { setImmediate } from 'node:timers/promises';
import type { Log } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../../../historian/historian.ts';
import type { SeriesMap } from '../../../namespace/series.ts';
import type { Stream } from '../../../stream/stream.ts';
import type { PointRule } from '../document.ts';
import { seriesOf } from './matching.ts';
import { pointAt, type RulePoint } from './point.ts';

/** How a look at points ended; of `later` the points are kept, for newer ones to take their place. */
export type Looked = 'done' | 'later';

interface PointParts {
  readonly series: SeriesMap;
  readonly stream: Pick<Stream, 'watch'>;
  readonly log: Log;
  readonly now: () => number;
  readonly look: (org: string, rule: PointRule, points: readonly RulePoint[]) => Promise<Looked>;
}

/** What a rule on points has seen in this process. */
export interface PointCount {
  readonly rule: string;
  readonly looked: number;
  readonly skipped: number;
}

interface Watch {
  readonly org: string;
  readonly rule: PointRule;
  readonly waiting: Map<number, RulePoint>;
  /** Series → when it was looked at, milliseconds. */
  readonly lookedAt: Map<number, number>;
  looked: number;
  skipped: number;
  working: Promise<void> | null;
}

/** Points of one run, which has as much time as any other. */
const AT_ONCE = 20;
const BEAT_MS = 100;

/**
 * Rules of orgs on points: they look after a point was stored and acknowledged, never before. When points come faster than
 * rules look, a rule is shown the newest of each metric and told how many it was not shown.
 */
export class PointRules {
  readonly #parts: PointParts;
  readonly #orgs = new Map<string, readonly Watch[]>();
  #bySeries: ReadonlyMap<number, readonly Watch[]> = new Map();
  #resolving: Promise<void> | null = null;
  #isStale = false;
  #stopHearing: (() => void) | null = null;
  readonly #stopFollowing: () => void;
  #timer: NodeJS.Timeout | null = null;
  #isOpen = true;

  constructor(parts: PointParts) {
    this.#parts = parts;
    this.#stopFollowing = parts.series.onChange(() => {
      if (this.#orgs.size > 0) this.#stale();
    });
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopHearing?.();
    this.#stopFollowing();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await Promise.allSettled([this.#resolving, ...this.#watches().map(({ working }) => working)]);
  }

  /** From now on these are the org's rules on points. */
  follow(org: string, rules: readonly PointRule[]): void {
    const known = this.#orgs.get(org) ?? [];
    if (rules.length === 0 && known.length === 0) return;
    const watches = rules.map(
      (rule): Watch =>
        known.find((one) => JSON.stringify(one.rule) === JSON.stringify(rule)) ?? {
          org,
          rule,
          waiting: new Map(),
          lookedAt: new Map(),
          looked: 0,
          skipped: 0,
          working: null,
        },
    );
    if (watches.length === 0) this.#orgs.delete(org);
    else this.#orgs.set(org, watches);
    this.#stale();
  }

  counts(org: string): PointCount[] {
    return (this.#orgs.get(org) ?? []).map(({ rule, looked, skipped }) => ({
      rule: rule.id,
      looked,
      skipped,
    }));
  }

  /** Resolves when every point that is due was looked at. */
  async settle(): Promise<void> {
    await this.#resolving;
    await this.#beat();
  }

  #watches(): Watch[] {
    return [...this.#orgs.values()].flat();
  }

  /** Finds out anew which metrics are meant. */
  #stale(): void {
    this.#isStale = true;
    this.#resolving ??= this.#resolve().finally(() => (this.#resolving = null));
  }

  async #resolve(): Promise<void> {
    while (this.#isStale && this.#isOpen) {
      this.#isStale = false;
      const bySeries = new Map<number, Watch[]>();
      for (const watch of this.#watches()) {
        // There may be a thousand: whoever brings points does not wait for all of them.
        await setImmediate();
        for (const id of seriesOf(this.#parts.series, watch.org, watch.rule.of))
          bySeries.set(id, [...(bySeries.get(id) ?? []), watch]);
      }
      this.#bySeries = bySeries;
    }
    // Who has no such rule pays nothing.
    if (this.#bySeries.size > 0) this.#stopHearing ??= this.#parts.stream.watch((rows) => this.#hear(rows));
    else {
      this.#stopHearing?.();
      this.#stopHearing = null;
    }
  }

  #hear(rows: SeriesRows): void {
    let isNew = false;
    for (let row = 0; row < rows.length; row++) {
      const id = rows.series[row];
      const watches = this.#bySeries.get(id);
      const entry = watches === undefined ? undefined : this.#parts.series.entry(id);
      if (watches === undefined || entry === undefined) continue;
      isNew = true;
      for (const watch of watches) {
        const before = watch.waiting.get(id);
        if (before !== undefined) watch.skipped += 1;
        const at = new Date(rows.time[row] / 1000).toISOString();
        const skipped = before === undefined ? 0 : before.skipped + 1;
        watch.waiting.set(
          id,
          before !== undefined && before.at > at
            ? { ...before, skipped }
            : pointAt(entry, rows, row, skipped),
        );
      }
    }
    if (isNew) this.#wake();
  }

  #wake(): void {
    if (!this.#isOpen) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#beat().then(() => {
        if (this.#watches().some(({ waiting }) => waiting.size > 0)) this.#wake();
      });
    }, BEAT_MS).unref();
  }

  async #beat(): Promise<void> {
    await Promise.all(
      this.#watches().map(
        (watch) =>
          (watch.working ??= this.#work(watch)
            .catch((error: unknown) =>
              this.#parts.log.warn({ error, rule: watch.rule.id }, 'a rule could not look at points'),
            )
            .finally(() => (watch.working = null))),
      ),
    );
  }

  async #work(watch: Watch): Promise<void> {
    const now = this.#parts.now();
    const due = [...watch.waiting.keys()].filter(
      (id) => now - (watch.lookedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= watch.rule.every * 1000,
    );
    for (let at = 0; at < due.length && this.#isOpen; at += AT_ONCE) {
      const taken = due.slice(at, at + AT_ONCE).flatMap((id) => {
        const point = watch.waiting.get(id);
        return point === undefined ? [] : [[id, point] as const];
      });
      for (const [id] of taken) watch.waiting.delete(id);
      const how = await this.#parts.look(
        watch.org,
        watch.rule,
        taken.map(([, point]) => point),
      );
      if (how === 'later') return this.#putBack(watch, taken);
      watch.looked += taken.length;
      for (const [id] of taken) watch.lookedAt.set(id, now);
    }
  }

  /** What came meanwhile takes the place of what could not be looked at. */
  #putBack(watch: Watch, taken: readonly (readonly [number, RulePoint])[]): void {
    for (const [id, point] of taken) {
      const newer = watch.waiting.get(id);
      if (newer !== undefined) watch.skipped += 1;
      watch.waiting.set(
        id,
        newer === undefined ? point : { ...newer, skipped: newer.skipped + point.skipped + 1 },
      );
    }
  }
}
