import type { Counter, Meters } from '@selvedge/sdk/connector';
import { Counter as PromCounter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

export interface OpenMeters extends Meters {
  /** All figures in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const PREFIX = 'selvedge_';

/** Figures of one installation. A name asked for twice is the same counter; a gauge given anew replaces the old one. */
export function openMeters(options: { process?: boolean } = {}): OpenMeters {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: PREFIX });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    counter(name, help): Counter {
      const full = nameOf(name);
      const known = registry.getSingleMetric(full);
      const counter =
        known instanceof PromCounter ? known : new PromCounter({ name: full, help, registers: [registry] });
      return { add: (amount = 1) => counter.inc(amount) };
    },
    gauge(name, help, read): void {
      const full = nameOf(name);
      registry.removeSingleMetric(full);
      const gauge: Gauge = new Gauge({
        name: full,
        help,
        registers: [registry],
        collect: () => gauge.set(read()),
      });
    },
  };
}

/** Our prefix once, and only letters Prometheus takes. */
const nameOf = (name: string): string =>
  PREFIX + name.replace(/^selvedge_/, '').replaceAll(/[^a-zA-Z0-9_]/g, '_');
