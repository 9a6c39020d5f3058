import type { YamazumiProps } from '@selvedge/sdk/page';
import { numberOf, written } from './amounts.ts';
import { sumOf } from './balance.ts';
import { amountAxis, calm, type Draft, isNarrow, type Room, type Spot, thingAxis } from './drawing.ts';
import { inkOn, mixed, type Palette } from './palette.ts';
import { t } from './words.ts';

/** Neighbours in a stack stand apart, in grey too. */
const SHADES = [1, 0.55, 0.8, 0.35] as const;

const shadeOf = (level: number, { indigo, ground }: Palette): string =>
  mixed(indigo, ground, SHADES[level % SHADES.length]);

export function yamazumiDraft({ bars, takt, unit, onOpen }: YamazumiProps): Draft {
  const pace = numberOf(takt);
  const sums = bars.map(sumOf);
  const isOver = (at: number): boolean => pace !== null && sums[at] > pace;
  const highest = Number((Math.max(pace ?? 0, ...sums) * 1.12).toPrecision(2)) || 1;
  const levels = Math.max(0, ...bars.map(({ parts }) => parts.length));
  const spots = bars.flatMap(({ parts }, index) => parts.map((_, series) => ({ series, index })));
  return {
    rows: (width, font) => (isNarrow(width, font) ? 4 + bars.length * 2.6 : 22),
    draw(room: Room) {
      const { font, palette } = room;
      const lies = isNarrow(room.width, font);
      /** Pixels of one unit of time. */
      const scale = (lies ? room.width - font * 8 : room.height - font * 5) / highest;
      const wide = (room.width - font * 5) / Math.max(1, bars.length);
      const fits = (title: string, number: number): boolean =>
        lies
          ? number * scale > title.length * font * 0.9
          : number * scale > font * 1.4 && title.length * font * 0.5 < wide;
      const things = {
        ...thingAxis(
          room,
          bars.map(({ title }) => title),
        ),
        inverse: lies,
        axisLabel: {
          color: palette.text,
          fontSize: font * 0.9,
          interval: 0,
          width: lies ? font * 5.5 : wide - 4,
          overflow: lies ? ('truncate' as const) : ('break' as const),
        },
      };
      const time = { ...amountAxis(room), max: highest, show: !lies || undefined };
      return {
        option: {
          ...calm(room),
          grid: {
            left: 4,
            right: lies ? font * 3 : font * 1.5,
            top: font * 2.2,
            bottom: 4,
            outerBoundsMode: 'same',
          },
          xAxis: lies ? time : things,
          yAxis: lies ? things : time,
          series: [
            ...Array.from({ length: levels }, (_, level) => ({
              type: 'bar' as const,
              stack: 'time',
              barMaxWidth: font * 7,
              barCategoryGap: '18%',
              data: bars.map(({ parts }) => {
                const number = numberOf(parts[level]?.value);
                const colour = shadeOf(level, palette);
                return {
                  value: number ?? '-',
                  itemStyle: { color: colour, borderColor: palette.ground, borderWidth: 1 },
                  label: {
                    show: number !== null && fits(parts[level].title, number),
                    formatter: () => parts[level].title,
                    color: inkOn(colour),
                    fontSize: font * 0.82,
                    overflow: 'truncate' as const,
                    width: lies ? undefined : wide * 0.8,
                  },
                };
              }),
            })),
            {
              type: 'bar',
              stack: 'time',
              silent: true,
              // Its numbers stand before the takt.
              z: 6,
              data: sums.map((sum, at) => ({
                value: 0,
                label: {
                  show: true,
                  position: lies ? ('right' as const) : ('top' as const),
                  formatter: () => `${isOver(at) ? '▲ ' : ''}${written(sum)}`,
                  fontWeight: isOver(at) ? 700 : 400,
                },
              })),
              label: {
                color: palette.text,
                fontSize: font,
                backgroundColor: palette.ground,
                padding: [1, 3],
              },
              markLine:
                pace === null
                  ? undefined
                  : {
                      silent: true,
                      symbol: 'none',
                      lineStyle: { color: palette.text, type: [8, 4], width: 2 },
                      label: {
                        formatter: () => `${t('figures:takt')} ${written(takt, unit)}`,
                        position: lies ? ('end' as const) : ('insideEndTop' as const),
                        color: palette.text,
                        fontSize: font * 0.9,
                      },
                      data: [lies ? { xAxis: pace } : { yAxis: pace }],
                    },
            },
          ],
        },
        spots,
        tell: ({ series, index }: Spot) => {
          const bar = bars[index];
          const part = bar.parts[series];
          return [
            bar.title,
            `${part.title} ${written(part.value, unit)}`,
            `${t('figures:sum')} ${written(sums[index], unit)}${isOver(index) ? ` · ${t('figures:overTakt')}` : ''}`,
          ];
        },
        ...(onOpen === undefined ? {} : { keyOf: ({ index }: Spot) => bars[index]?.key ?? null }),
      };
    },
  };
}
