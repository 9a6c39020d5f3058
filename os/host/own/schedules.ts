import type { Tx } from '../../store/unit.ts';
import type { HostedJob } from '../jobs/running.ts';
import type { ScheduleRule } from './document.ts';
import { OWN_APP } from './scenario.ts';

interface ScheduleParts {
  readonly run: (tx: Tx, rule: ScheduleRule) => Promise<void>;
  /** Called when some org's rules on the time changed. */
  readonly changed: () => void;
}

/** Rules of orgs on the time, as jobs of their own app. */
export class Schedules {
  readonly #parts: ScheduleParts;
  readonly #orgs = new Map<string, readonly HostedJob[]>();

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  follow(org: string, rules: readonly ScheduleRule[]): void {
    const known = this.#orgs.get(org);
    if (known === undefined && rules.length === 0) return;
    if (rules.length === 0) this.#orgs.delete(org);
    else
      this.#orgs.set(
        org,
        rules.map((rule) => this.#job(rule)),
      );
    this.#parts.changed();
  }

  get orgs(): readonly string[] {
    return [...this.#orgs.keys()];
  }

  of(org: string): readonly HostedJob[] {
    return this.#orgs.get(org) ?? [];
  }

  #job(rule: ScheduleRule): HostedJob {
    return {
      id: `${OWN_APP}/${rule.id}`,
      title: rule.title,
      cron: rule.cron,
      handle: () => Promise.reject(new Error('An own rule runs in the sandbox only.')),
      work: (tx) => this.#parts.run(tx, rule),
    };
  }
}
