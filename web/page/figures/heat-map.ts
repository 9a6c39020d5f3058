import type { HeatLine, HeatMapProps } from '@selvedge/sdk/page';
import { numberOf, shortDay, written } from './amounts.ts';
import { calm, type Draft, type Room, type Spot, thingAxis } from './drawing.ts';
import { inkOn, mixed } from './palette.ts';

/** The least shade: something that is small is not nothing. */
const LEAST = 0.06;
/** Narrower than so many letters a cell has no room for its number. */
const ROOM_FOR_NUMBER = 2.3;

const nameOf = (row: string, column: string): string => JSON.stringify([row, column]);

export function heatMapDraft({ rows, columns, cells, unit, onOpen }: HeatMapProps): Draft {
  const valueOf = new Map(cells.map(({ row, column, value }) => [nameOf(row, column), value]));
  const highest = Math.max(0, ...cells.map(({ value }) => numberOf(value) ?? 0)) || 1;
  const hasRoomFor = (count: number, width: number, font: number): boolean =>
    (width - font * 6) / count > font * ROOM_FOR_NUMBER;
  const turns = (width: number, font: number): boolean =>
    !hasRoomFor(columns.length, width, font) && columns.length > rows.length;
  return {
    rows: (width, font) => 4 + (turns(width, font) ? columns.length : rows.length) * 2.2,
    draw(room: Room) {
      const { font, palette } = room;
      const isTurned = turns(room.width, font);
      const [across, down] = isTurned ? [rows, columns] : [columns, rows];
      const shade = (value: number): string =>
        mixed(palette.indigo, palette.ground, LEAST + (1 - LEAST) * Math.max(0, value / highest));
      const places = down.flatMap((lower, y) =>
        across.map((upper, x) => {
          const [row, column] = isTurned ? [upper, lower] : [lower, upper];
          return { row, column, x, y, value: valueOf.get(nameOf(row.key, column.key)) ?? null };
        }),
      );
      const known = places.filter(({ value }) => numberOf(value) !== null);
      const hasRoom = hasRoomFor(across.length, room.width, font);
      const axis = (lines: readonly HeatLine[]) => ({
        ...thingAxis(
          room,
          lines.map(({ title }) => shortDay(title)),
        ),
        axisLine: { show: false },
        axisLabel: { color: palette.text, fontSize: font * 0.86, hideOverlap: true },
      });
      return {
        option: {
          ...calm(room),
          grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same' },
          xAxis: { ...axis(across), position: 'top' },
          yAxis: { ...axis(down), inverse: true },
          visualMap: {
            show: false,
            min: 0,
            max: highest,
            inRange: { color: [shade(0), shade(highest)] },
          },
          series: [
            {
              type: 'heatmap',
              data: known.map(({ x, y, value }) => {
                const number = numberOf(value) ?? 0;
                return { value: [x, y, number], label: { color: inkOn(shade(number)) } };
              }),
              label: {
                show: hasRoom,
                fontSize: font * 0.92,
                formatter: ({ dataIndex }: { dataIndex: number }) => written(known[dataIndex].value),
              },
              itemStyle: { borderColor: palette.ground, borderWidth: 2, borderRadius: 3 },
              emphasis: { itemStyle: { borderColor: palette.text } },
            },
          ],
        },
        spots: known.map((_, index) => ({ series: 0, index })),
        tell: ({ index }: Spot) => {
          const { row, column, value } = known[index];
          return [`${row.title} · ${column.title}`, written(value, unit)];
        },
        ...(onOpen === undefined
          ? {}
          : { keyOf: ({ index }: Spot) => nameOf(known[index].row.key, known[index].column.key) }),
      };
    },
  };
}
