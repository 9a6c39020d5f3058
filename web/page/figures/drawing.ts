import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Palette } from './palette.ts';

export type Option = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** Where something is drawn, CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Size of its type. */
  readonly font: number;
  /** As CSS has it: what is measured is what is drawn. */
  readonly family: string;
  readonly palette: Palette;
}

/** Something that can be pointed at. */
export interface Spot {
  /** Of the series, and within it. */
  readonly series: number;
  readonly index: number;
}

/** A chart in a room. */
export interface Drawing {
  readonly option: Option;
  /** The pointer is at all that stands above one place of the axis. */
  readonly isByAxis?: true;
  /** Everything that an arrow key leads to, in the order of reading. */
  readonly spots: readonly Spot[];
  /** What stands beside the pointer, and is read aloud; the first line says what it is. */
  readonly tell: (spot: Spot) => readonly string[];
  /** Its record; null = nothing to open. */
  readonly keyOf?: (spot: Spot) => string | null;
}

/** Draws a figure; the same each time for the same room. */
export interface Draft {
  readonly draw: (room: Room) => Drawing;
  /** In sizes of its type; a phone may need more rows. Default 18. */
  readonly rows?: (width: number, font: number) => number;
}

/** Narrower than so many letters, a chart is drawn for a phone: bars lie. */
const NARROW = 38;
export const isNarrow = (width: number, font: number): boolean => width < NARROW * font;

/** An axis with things on it. */
export const thingAxis = ({ font, palette }: Room, names: readonly string[]) => ({
  type: 'category' as const,
  data: [...names],
  axisLine: { lineStyle: { color: palette.muted } },
  axisTick: { show: false },
  axisLabel: { color: palette.muted, fontSize: font * 0.86, hideOverlap: true },
});

/** An axis with amounts. Where it ends is nobody’s number: nothing stands there. */
export const amountAxis = ({ font, palette }: Room) => ({
  type: 'value' as const,
  axisLabel: { color: palette.muted, fontSize: font * 0.86, hideOverlap: true, showMaxLabel: false },
  splitLine: { lineStyle: { color: palette.line }, showMaxLine: false },
});

/** What all drawings share: they stand still. */
export const calm = ({ font, family, palette }: Room) => ({
  animation: false,
  textStyle: { fontFamily: family, fontSize: font, color: palette.text },
});

/** What stands beside the pointer. */
export const tipOn = ({ font, palette }: Room) => ({
  confine: true,
  transitionDuration: 0,
  backgroundColor: palette.ground,
  borderColor: palette.muted,
  textStyle: { color: palette.text, fontSize: font, fontFamily: 'inherit' },
  extraCssText: 'box-shadow: none; border-radius: 6px',
});
