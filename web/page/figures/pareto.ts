import type { ParetoProps } from '@selvedge/sdk/page';
import { written } from './amounts.ts';
import { amountAxis, calm, type Draft, isNarrow, type Room, type Spot, thingAxis } from './drawing.ts';
import { mixed } from './palette.ts';
import { drawn, HUNDRED, ranked } from './ranking.ts';
import { t } from './words.ts';

const FEW = 80;

export const percent = (share: number): string => `${share.toFixed(1)} %`;

export function paretoDraft({ bars, unit, words, most = 10, onOpen }: ParetoProps): Draft {
  const shown = drawn(ranked(bars), most, (count) => t('figures:rest', { count }));
  const highest = Math.max(1, ...shown.map(({ number }) => number));
  return {
    rows: (width, font) => (isNarrow(width, font) ? 3 + shown.length * 2.4 : 20),
    draw(room: Room) {
      const { font, palette } = room;
      const lies = isNarrow(room.width, font);
      const wide = lies ? font * 6.5 : (room.width - font * 8) / Math.max(shown.length, 3) - 4;
      const things = {
        ...thingAxis(
          room,
          shown.map(({ title }) => title),
        ),
        inverse: lies,
        axisLabel: {
          color: palette.text,
          fontSize: font * 0.9,
          interval: 0,
          width: wide,
          overflow: lies ? ('truncate' as const) : ('break' as const),
          lineHeight: font * 1.15,
        },
      };
      const counts = { ...amountAxis(room), max: highest * 1.18, show: !lies, splitLine: { show: false } };
      const shares = {
        ...amountAxis(room),
        max: HUNDRED,
        interval: 20,
        position: lies ? ('bottom' as const) : ('right' as const),
        axisLabel: { color: palette.muted, fontSize: font * 0.86, formatter: '{value} %', hideOverlap: true },
      };
      const at = lies
        ? { bar: { xAxisIndex: 0 }, line: { xAxisIndex: 1 } }
        : { bar: { yAxisIndex: 0 }, line: { yAxisIndex: 1 } };
      return {
        option: {
          ...calm(room),
          grid: { left: 4, right: 8, top: font * 1.6, bottom: 4, outerBoundsMode: 'same' },
          xAxis: lies ? [counts, shares] : [things],
          yAxis: lies ? [things] : [counts, shares],
          series: [
            {
              type: 'bar',
              ...at.bar,
              barMaxWidth: font * 5,
              barCategoryGap: '28%',
              data: shown.map(({ number, isRest }) => ({
                value: number,
                itemStyle: { color: isRest ? mixed(palette.muted, palette.ground, 0.45) : palette.indigo },
              })),
              label: {
                show: true,
                position: lies ? ('insideLeft' as const) : ('top' as const),
                formatter: ({ dataIndex }: { dataIndex: number }) => written(shown[dataIndex].value),
                color: lies ? palette.ground : palette.text,
                fontWeight: 600,
                fontSize: font,
              },
            },
            {
              type: 'line',
              ...at.line,
              data: shown.map(({ cumulative }) => cumulative),
              symbol: 'diamond',
              symbolSize: font * 0.75,
              lineStyle: { width: 2, color: palette.second },
              itemStyle: { color: palette.second },
              silent: true,
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: palette.muted, type: [4, 4], width: 1 },
                data: [lies ? { xAxis: FEW } : { yAxis: FEW }],
              },
            },
          ],
        },
        spots: shown.map((_, index) => ({ series: 0, index })),
        tell: ({ index }: Spot) => {
          const { title, value, share, cumulative } = shown[index];
          return [
            title,
            `${words?.value ?? t('figures:value')} ${written(value, unit)}`,
            `${t('figures:share')} ${percent(share)}`,
            `${t('figures:cumulative')} ${percent(cumulative)}`,
          ];
        },
        ...(onOpen === undefined ? {} : { keyOf: ({ index }: Spot) => shown[index]?.key || null }),
      };
    },
  };
}
