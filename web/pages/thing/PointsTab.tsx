import { isUsable, qualityName } from '@selvedge/sdk/connector';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewOfSearch, type TrendSearch } from '../../chart/search.ts';
import { windowOf } from '../../chart/window.ts';
import type { ThingMetric, Page, Thing, Value } from '../../client/index.ts';
import { formatExact, withUnit } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { wordOf } from '../../parts/LiveNumber.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { firstMetrics } from './firstMetrics.ts';

interface Point {
  readonly time: number;
  readonly value: Value;
  readonly quality: number;
}

const PAGE = 100;

/** Points as they were stored, newest first, within the trend's view. */
export function PointsTab({ thing, search }: { thing: Thing; search: TrendSearch }) {
  const { t } = useTranslation(['thing', 'common']);
  const api = useApi();
  const zone = useTimeZone();
  const language = useLanguage();
  const [first] = firstMetrics(thing.metrics);
  const [name, setName] = useState(first ?? thing.metrics[0]?.name ?? '');
  const metric: ThingMetric | undefined = thing.metrics.find((each) => each.name === name);
  const view = viewOfSearch(search);
  const path = `${thing.path}/${name}`;

  const pages = usePages<Point>(['points', path, view], async (after, signal): Promise<Page<Point>> => {
    const { from, to } = windowOf(view, Date.now());
    const [raw] = await api.series.raw(
      [path],
      { from, to: after === undefined ? to : Number(after) },
      PAGE,
      true,
      signal,
    );
    if (raw === undefined) return { items: [] };
    const items = raw.ts
      .map((time, index) => ({ time, value: raw.values[index] ?? null, quality: raw.quality[index] ?? 0 }))
      .toReversed();
    return { items, next: raw.more ? String(raw.ts[0]) : null };
  });

  const columns: Column<Point>[] = [
    {
      key: 'time',
      title: t('thing:points.time'),
      isName: true,
      draw: (point) => formatMoment(point.time, zone, point.time % 1000 !== 0),
      text: (point) => formatMoment(point.time, zone, point.time % 1000 !== 0),
    },
    {
      key: 'value',
      title: t('thing:points.value'),
      isNumber: metric?.datatype === 'double' || metric?.datatype === 'integer',
      draw: (point) => (
        <span className={isUsable(point.quality) ? '' : 'bad'}>
          {withUnit(show(point.value, metric, t('common:yes'), t('common:no')), metric?.unit)}
        </span>
      ),
      text: (point) => String(point.value ?? ''),
    },
    {
      key: 'quality',
      title: t('thing:points.quality'),
      draw: (point) => t(`common:quality.${qualityName(point.quality)}`),
      text: (point) => qualityName(point.quality),
    },
  ];

  return (
    <ListTable<Point>
      name="points"
      label={t('thing:tab.points')}
      columns={columns}
      pages={pages}
      keyOf={(point) => String(point.time)}
      empty={<Empty why={t('thing:points.none')} />}
      tools={
        <Select
          value={name}
          onChange={setName}
          style={{ minWidth: 160 }}
          aria-label={t('thing:points.metric')}
          options={thing.metrics.map((each) => ({
            value: each.name,
            label: titleIn(language, each.title, each.name),
          }))}
        />
      }
    />
  );
}

const show = (value: Value, metric: ThingMetric | undefined, yes: string, no: string): string =>
  typeof value === 'number' && metric?.datatype !== 'boolean'
    ? formatExact(value)
    : wordOf(value, metric?.datatype ?? null, false, yes, no);
