import type { ThingMetric } from '../../client/index.ts';

/** What a trend shows before anybody chose: up to two numbers of different units, gauges before counters. */
export function firstMetrics(metrics: readonly ThingMetric[]): string[] {
  const numbers = metrics.filter((metric) => metric.datatype === 'double' || metric.datatype === 'integer');
  const gauges = numbers.filter((metric) => !metric.counter);
  const ordered = [...gauges, ...numbers.filter((metric) => metric.counter)];
  const [first] = ordered;
  if (first === undefined)
    return metrics
      .filter((metric) => metric.datatype === 'boolean')
      .slice(0, 1)
      .map((metric) => metric.name);
  const second = gauges.find((metric) => (metric.unit ?? '') !== (first.unit ?? ''));
  return second === undefined ? [first.name] : [first.name, second.name];
}
