import { isUsable } from '@selvedge/sdk/connector';
import type { Buckets, ThingMetric } from '../../client/index.ts';
import { HOUR } from '../../format/time.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useLiveValue } from '../../live/useLive.ts';
import { Ago } from '../../parts/Ago.tsx';
import { LiveNumber } from '../../parts/LiveNumber.tsx';
import { Spark } from '../../parts/Spark.tsx';
import { stateMetric } from '../../state/states.ts';

export function Tile({ metric, spark }: { metric: ThingMetric; spark: Buckets | undefined }) {
  const language = useLanguage();
  const live = useLiveValue(metric.path);
  const number = typeof live?.value === 'number' && isUsable(live.quality) ? live.value : null;
  return (
    <article className="tile" data-testid="tile" data-metric={metric.name}>
      <h3>{titleIn(language, metric.title, metric.name)}</h3>
      <p className="tile-value" data-testid="tile-value">
        <LiveNumber
          value={live?.value}
          quality={live?.quality ?? 0}
          datatype={metric.datatype}
          unit={metric.unit}
          short
          isState={stateMetric([metric]) !== undefined}
        />
      </p>
      {spark !== undefined && spark.ts.length > 1 ? (
        <Spark time={spark.ts} values={spark.avg} width={spark.width} span={2 * HOUR} last={number} />
      ) : (
        <span className="spark-none" />
      )}
      <p className="tile-age muted">{live === undefined ? <Ago time={null} /> : <Ago time={live.time} />}</p>
    </article>
  );
}
