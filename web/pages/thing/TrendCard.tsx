import { isSegment, lastOf, parentOf } from '@selvedge/sdk/connector';
import { Button, Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Datatype, ThingMetric, Thing } from '../../client/index.ts';
import { colourOf, MOST_LINES } from '../../chart/colours.ts';
import type { DrawnLine } from '../../chart/pane.ts';
import { Ribbon } from '../../chart/Ribbon.tsx';
import { searchOfView, viewOfSearch, type TrendSearch } from '../../chart/search.ts';
import { TrendChart } from '../../chart/TrendChart.tsx';
import { useStates } from '../../chart/useStates.ts';
import { useTrendLines } from '../../chart/useTrendLines.ts';
import { useWidth } from '../../chart/useWidth.ts';
import { pan, RANGES, rangeOf, zoomBy, type View } from '../../chart/window.ts';
import { formatMinute } from '../../format/time.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useNarrow } from '../../parts/useNarrow.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { stateMetric } from '../../state/states.ts';
import { useDark } from '../../theme/useAppearance.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { MetricPicker } from './MetricPicker.tsx';
import { firstMetrics } from './firstMetrics.ts';

interface Props {
  thing: Thing;
  search: TrendSearch;
  onSearch: (search: TrendSearch) => void;
}

/** The trend: from a year to single points, several metrics, states below. */
export function TrendCard({ thing, search, onSearch }: Props) {
  const { t } = useTranslation('thing');
  const language = useLanguage();
  const narrow = useNarrow();
  const dark = useDark();
  const zone = useTimeZone();
  const [place, width] = useWidth();
  const canvases = useRef(new Map<string, HTMLCanvasElement>());
  const [outs, setOuts] = useState<readonly View[]>([]);
  const gutter = narrow ? 44 : 60;
  const view = viewOfSearch(search);
  const key = JSON.stringify(view);

  const paths = (search.metrics ?? firstMetrics(thing.metrics)).map((each) =>
    isSegment(each) ? `${thing.path}/${each}` : each,
  );
  const trend = useTrendLines(paths, view, Math.max(0, width - gutter));
  const state = stateMetric(thing.metrics);
  const changes = useStates(state?.path ?? null, view, Math.max(0, width - gutter), trend.window.to);
  const ownMetrics = useMemo(
    () => new Map<string, ThingMetric>(thing.metrics.map((metric) => [metric.path, metric])),
    [thing],
  );

  const lines: DrawnLine[] = trend.lines.flatMap((line, index) => {
    if (line === undefined) return [];
    const own = ownMetrics.get(line.path);
    const datatype: Datatype | null = line.datatype ?? own?.datatype ?? null;
    return [
      {
        line: { ...line, unit: line.unit ?? own?.unit ?? null, datatype },
        colour: colourOf(index, dark),
        name:
          own === undefined
            ? `${lastOf(parentOf(line.path))} / ${lastOf(line.path)}`
            : titleIn(language, own.title, own.name),
        isStep: datatype === 'boolean',
      },
    ];
  });
  // Drawn anew only when something drawn has changed.
  const drawn = useMemo(
    () => lines,
    [JSON.stringify(lines.map(({ name, colour }) => [name, colour])), ...trend.lines],
  );

  const show = (next: View, remember = true): void => {
    if (remember) setOuts((last) => [...last.slice(-20), view]);
    onSearch({ ...withoutView(search), ...searchOfView(next) });
  };
  const out = (): void => {
    const before = outs.at(-1);
    setOuts(outs.slice(0, -1));
    show(before ?? zoomBy(view, 2, Date.now()), false);
  };
  const choose = (next: readonly string[]): void =>
    onSearch({
      ...search,
      metrics: next.slice(0, MOST_LINES).map((path) => (parentOf(path) === thing.path ? lastOf(path) : path)),
    });

  return (
    <section
      className="card-box"
      aria-label={t('thing:trend.title')}
      data-testid="trend"
      data-view={key}
      aria-busy={trend.isLoading}
    >
      <div className="trend-tools">
        <Segmented
          value={rangeOf(view) ?? ''}
          options={RANGES.map(([value]) => ({ value, label: t(`thing:range.${value}`) }))}
          onChange={(id) => {
            const length = RANGES.find(([value]) => value === id)?.[1];
            if (length !== undefined) show({ kind: 'follow', length });
          }}
        />
        <span className="trend-moves">
          <Button
            aria-label={t('thing:trend.back')}
            title={t('thing:trend.back')}
            onClick={() => show(pan(view, -0.25, Date.now()))}
          >
            ←
          </Button>
          <Button
            aria-label={t('thing:trend.forward')}
            title={t('thing:trend.forward')}
            disabled={view.kind === 'follow'}
            onClick={() => show(pan(view, 0.25, Date.now()))}
          >
            →
          </Button>
          <Button
            aria-label={t('thing:trend.in')}
            title={t('thing:trend.in')}
            onClick={() => show(zoomBy(view, 0.5, Date.now()))}
          >
            +
          </Button>
          <Button aria-label={t('thing:trend.out')} title={t('thing:trend.out')} onClick={out}>
            −
          </Button>
        </span>
        <MetricPicker thing={thing} chosen={paths} onChoose={choose} />
        <span className="trend-span muted" data-testid="trend-span">
          {view.kind === 'follow'
            ? t('thing:trend.follows')
            : `${formatMinute(view.from, zone)} – ${formatMinute(view.to, zone)}`}
        </span>
        <ExportMenu thing={thing} window={trend.window} lines={drawn} canvases={canvases} />
      </div>
      {trend.problem !== null && <ProblemNote problem={trend.problem} onRetry={trend.again} />}
      <div ref={place}>
        {paths.length === 0 && state === undefined && (
          <p className="muted trend-none">{t('thing:trend.none')}</p>
        )}
        <TrendChart
          lines={drawn}
          view={view}
          window={trend.window}
          width={width}
          gutter={gutter}
          onView={show}
          onOut={out}
          onRemove={(path) => choose(paths.filter((each) => each !== path))}
          canvases={canvases}
        />
        {state !== undefined && width > 0 && (
          <Ribbon
            changes={changes}
            window={trend.window}
            now={Math.min(Date.now(), trend.window.to)}
            gutter={gutter}
            width={width}
          />
        )}
      </div>
    </section>
  );
}

const withoutView = ({ last: _last, from: _from, to: _to, ...rest }: TrendSearch): TrendSearch => rest;
