import type { ThingMetric } from '../client/index.ts';
import { useLiveValue } from '../live/useLive.ts';
import { LiveNumber } from '../parts/LiveNumber.tsx';
import { stateMetric } from '../state/states.ts';

/** A metric's present value with its unit. */
export function MetricNow({ metric }: { metric: ThingMetric }) {
  const live = useLiveValue(metric.path);
  return (
    <LiveNumber
      value={live?.value}
      quality={live?.quality ?? 0}
      datatype={metric.datatype}
      unit={metric.unit}
      short
      isState={stateMetric([metric]) !== undefined}
    />
  );
}
