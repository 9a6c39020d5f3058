import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ThingMetric } from '../../client/index.ts';
import { HOUR } from '../../format/time.ts';
import { useApi } from '../../session/useApi.ts';
import { stateMetric } from '../../state/states.ts';
import { Tile } from './Tile.tsx';

const isNumeric = (metric: ThingMetric): boolean =>
  metric.datatype === 'double' || metric.datatype === 'integer' || metric.datatype === 'boolean';

/** Every metric's present value, its age, and two hours behind it. */
export function Tiles({ metrics }: { metrics: readonly ThingMetric[] }) {
  const api = useApi();
  const state = stateMetric(metrics);
  const shown = metrics.filter((metric) => metric !== state);
  const paths = useMemo(
    () =>
      metrics
        .filter(isNumeric)
        .slice(0, 24)
        .map((metric) => metric.path),
    [metrics],
  );
  const { data } = useQuery({
    queryKey: ['sparks', paths],
    queryFn: async ({ signal }) => {
      const to = Date.now();
      const answers = await api.series.buckets(paths, { from: to - 2 * HOUR, to }, 60, signal);
      return new Map(answers.map((answer) => [answer.path, answer]));
    },
    enabled: paths.length > 0,
    refetchInterval: 120_000,
  });
  return (
    <div className="tiles" data-testid="tiles">
      {shown.map((metric) => (
        <Tile key={metric.path} metric={metric} spark={data?.get(metric.path)} />
      ))}
    </div>
  );
}
