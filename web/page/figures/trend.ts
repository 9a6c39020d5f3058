import type { TrendPoint, TrendProps } from '@selvedge/sdk/page';
import { beginning, numberOf, shortDay, written } from './amounts.ts';
import { isReached, targetOf } from './reached.ts';
import { amountAxis, calm, type Draft, type Room, type Spot, thingAxis } from './drawing.ts';
import type { Palette } from './palette.ts';
import { t } from './words.ts';

export type Line = Pick<TrendProps, 'points' | 'target' | 'better' | 'words' | 'unit' | 'onOpen'>;

/** The ends of a scale that several trends share. */
export interface Scale {
  readonly min?: number;
  readonly max?: number;
}

/** Filled where it was reached, hollow where not, a triangle where something is strange: apart without colours. */
function markOf(point: TrendPoint, line: Line, { ground, indigo, second }: Palette) {
  const isMissed = isReached(point, line) === false;
  const edge = point.note === undefined ? indigo : second;
  return {
    symbol: point.note === undefined ? 'circle' : 'triangle',
    itemStyle: { color: isMissed ? ground : edge, borderColor: edge, borderWidth: 2 },
  };
}

/** @param isSmall one of several: no numbers on it, only its ends on the axis */
export function trendDraft(line: Line, scale: Scale = {}, isSmall = false): Draft {
  const { points, unit, onOpen } = line;
  const values = points.map(({ value }) => numberOf(value));
  const targets = points.map((point) => targetOf(point, line));
  const last = values.findLastIndex((value) => value !== null);
  const tell = ({ index }: Spot): string[] => {
    const point = points[index];
    const target = targets[index];
    return [
      point.title,
      `${line.words?.value ?? t('figures:actual')} ${written(point.value, unit)}`,
      ...(target === null
        ? []
        : [`${line.words?.target ?? t('figures:target')} ${written(point.target ?? line.target, unit)}`]),
      ...(point.note === undefined ? [] : [point.note]),
    ];
  };
  return {
    rows: () => (isSmall ? 7 : 18),
    draw: (room: Room) => ({
      option: {
        ...calm(room),
        grid: isSmall
          ? { left: 2, right: room.font, top: room.font * 0.8, bottom: 2, outerBoundsMode: 'same' }
          : { left: 4, right: room.font * 2, top: room.font * 2, bottom: 4, outerBoundsMode: 'same' },
        xAxis: {
          ...thingAxis(
            room,
            points.map(({ title }) => shortDay(title)),
          ),
          boundaryGap: points.length < 12,
        },
        yAxis: {
          ...amountAxis(room),
          axisLabel: { ...amountAxis(room).axisLabel, showMaxLabel: null },
          min: beginning([...values, ...targets]),
          ...scale,
          ...(isSmall ? { splitNumber: 2 } : {}),
        },
        series: [
          {
            type: 'line',
            data: points.map((point, at) => ({
              value: values[at] ?? '-',
              symbolSize: isSmall ? room.font * 0.4 : room.font * 0.6,
              ...markOf(point, line, room.palette),
              label: { show: at === last && !isSmall },
            })),
            showAllSymbol: points.length <= 62,
            lineStyle: { width: isSmall ? 2 : 2.5, color: room.palette.indigo },
            itemStyle: { color: room.palette.indigo },
            label: {
              formatter: written(points[last]?.value),
              color: room.palette.text,
              fontSize: room.font * 1.15,
              fontWeight: 600,
              position: 'top',
            },
            emphasis: { scale: 1.6 },
            z: 3,
          },
          {
            type: 'line',
            data: targets.map((value) => value ?? '-'),
            symbol: 'none',
            silent: true,
            lineStyle: { width: 1.5, type: [6, 4], color: room.palette.text },
          },
        ],
      },
      isByAxis: true,
      spots: points.map((_, index) => ({ series: 0, index })),
      tell,
      ...(onOpen === undefined ? {} : { keyOf: ({ index }: Spot) => points[index]?.key ?? null }),
    }),
  };
}
