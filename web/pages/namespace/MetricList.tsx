import { useTranslation } from 'react-i18next';
import type { ThingMetric } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useLiveValue } from '../../live/useLive.ts';
import { Ago } from '../../parts/Ago.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { MetricNow } from '../../things/MetricNow.tsx';

/** A thing's metrics: what they are, and their values now. */
export function MetricList({ metrics }: { metrics: readonly ThingMetric[] }) {
  const { t } = useTranslation(['namespace', 'things', 'common']);
  const language = useLanguage();
  const columns: Column<ThingMetric>[] = [
    {
      key: 'name',
      title: t('things:metric.name'),
      isName: true,
      draw: (metric) => (
        <MetricName title={titleIn(language, metric.title, metric.name)} name={metric.name} />
      ),
      text: (metric) => metric.name,
    },
    {
      key: 'now',
      title: t('namespace:now'),
      isNumber: true,
      draw: (metric) => <MetricNow metric={metric} />,
      text: () => '',
    },
    {
      key: 'age',
      title: t('namespace:age'),
      draw: (metric) => <MetricAge path={metric.path} />,
      text: () => '',
    },
    {
      key: 'datatype',
      title: t('things:metric.datatype'),
      draw: (metric) => t(`common:datatype.${metric.datatype}`),
      text: (metric) => metric.datatype,
    },
    {
      key: 'unit',
      title: t('things:metric.unit'),
      draw: (metric) => metric.unit ?? '',
      text: (metric) => metric.unit ?? '',
    },
    { key: 'range', title: t('things:metric.range'), draw: rangeOf, text: rangeOf, extra: true },
  ];
  return (
    <ListTable<ThingMetric>
      name="metrics"
      label={t('things:metrics')}
      columns={columns}
      pages={wholePages({ data: metrics, isLoading: false, error: null, refetch: () => undefined })}
      keyOf={(metric) => metric.path}
      empty={null}
      tools={<h2>{t('things:metrics')}</h2>}
    />
  );
}

const rangeOf = (metric: ThingMetric): string => {
  const end = (value: number | null | undefined): string =>
    typeof value === 'number' ? formatNumber(value) : '';
  const low = end(metric.min);
  const high = end(metric.max);
  return low === '' && high === '' ? '' : `${low} … ${high}`;
};

function MetricName({ title, name }: { title: string; name: string }) {
  return (
    <>
      {title} {title !== name && <small className="muted">{name}</small>}
    </>
  );
}

function MetricAge({ path }: { path: string }) {
  const live = useLiveValue(path);
  return <Ago time={live?.time ?? null} />;
}
