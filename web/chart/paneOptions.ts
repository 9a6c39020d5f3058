import uPlot from 'uplot';
import { formatShort } from '../format/number.ts';
import { timeLabels } from './axis.ts';
import type { DrawnLine } from './pane.ts';

export interface PaneLook {
  readonly width: number;
  readonly height: number;
  readonly gutter: number;
  readonly zone: string;
  readonly text: string;
  readonly grid: string;
  readonly grey: string;
  readonly font: string;
  /** Labels of the time axis are drawn. */
  readonly withTime: boolean;
  /** Room above for the unit. */
  readonly withUnit: boolean;
}

export interface PaneDeeds {
  select: (from: number, to: number) => void;
  out: () => void;
  /** Time under the cursor, null when it left. */
  cursor: (time: number | null) => void;
}

/** Columns a line: high, low, mid, bad. */
export const COLUMNS = 4;

/** Free pixels at the right edge, so that the last label is not cut. */
export const RIGHT = 8;

/** Up to so many points in view, each is marked. */
const FEW = 60;

/** One pane: lines of one unit over time. */
export function paneOptions(
  lines: readonly DrawnLine[],
  look: PaneLook,
  deeds: PaneDeeds,
  syncKey: string,
): uPlot.Options {
  const font = `12px ${look.font}`;
  return {
    width: look.width,
    height: look.height,
    ms: 1,
    tzDate: (time) => uPlot.tzDate(new Date(time), look.zone),
    legend: { show: false },
    padding: [look.withUnit ? 20 : 8, RIGHT, 0, 0],
    scales: {
      x: { time: true, auto: false },
      y: { auto: true, range: { min: { pad: 0.08 }, max: { pad: 0.08 } } },
    },
    cursor: {
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { show: false },
      y: false,
      sync: {
        key: syncKey,
        scales: ['x', null],
        filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' },
      },
      bind: {
        dblclick: () => () => {
          deeds.out();
          return null;
        },
      },
    },
    series: [{}, ...lines.flatMap((line) => seriesOf(line, look.grey))],
    bands: lines.map((line, index) => ({
      series: [1 + index * COLUMNS, 2 + index * COLUMNS],
      fill: `${line.colour}2e`,
    })),
    axes: [
      {
        stroke: look.text,
        font,
        size: look.withTime ? 42 : 8,
        space: 64,
        grid: { stroke: look.grid, width: 1 },
        ticks: { show: look.withTime, stroke: look.grid, size: 4 },
        values: look.withTime ? (_, splits, __, ___, step) => timeLabels(splits, step, look.zone) : () => [],
      },
      {
        stroke: look.text,
        font,
        size: look.gutter,
        gap: 6,
        grid: { stroke: look.grid, width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map(formatShort),
      },
    ],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          deeds.select(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
        },
      ],
      setCursor: [
        (plot) => {
          const { left } = plot.cursor;
          deeds.cursor(left === undefined || left === null || left < 0 ? null : plot.posToVal(left, 'x'));
        },
      ],
      draw: [(plot) => drawFlaws(plot, lines, look.grey)],
    },
  };
}

function seriesOf({ colour, isStep }: DrawnLine, grey: string): uPlot.Series[] {
  const paths = isStep ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  const edge: uPlot.Series = {
    stroke: 'transparent',
    width: 0,
    points: { show: false },
    ...(paths === undefined ? {} : { paths }),
  };
  return [
    edge,
    edge,
    {
      stroke: colour,
      width: 1.5,
      points: { size: 4, width: 0, fill: colour, show: true, filter: lonePoints },
      ...(paths === undefined ? {} : { paths }),
    },
    {
      stroke: grey,
      width: 1.5,
      dash: [2, 3],
      points: { show: true, size: 5, width: 1, stroke: grey, fill: 'transparent' },
    },
  ];
}

/** Points are drawn where few are in view, or where one stands alone between gaps and no line would show it. */
function lonePoints(plot: uPlot, series: number): number[] | null {
  const column = plot.data[series] ?? [];
  const [first, last] = plot.series[0]?.idxs ?? [0, column.length - 1];
  const seen: number[] = [];
  for (let index = first; index <= last; index++) if (typeof column[index] === 'number') seen.push(index);
  if (seen.length <= FEW) return seen;
  return seen.filter((index) => isGap(column, index, -1) && isGap(column, index, 1));
}

/** Whether the line breaks off in a direction: a null, or the end, before the next number. */
function isGap(column: ArrayLike<number | null | undefined>, index: number, step: 1 | -1): boolean {
  for (let at = index + step; at >= 0 && at < column.length; at += step) {
    const value = column[at];
    if (value !== undefined) return value === null;
  }
  return true;
}

/** Dots along the bottom where points of bad quality lie. */
function drawFlaws(plot: uPlot, lines: readonly DrawnLine[], grey: string): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const y = bbox.top + bbox.height - 3 * ratio;
  ctx.save();
  ctx.fillStyle = grey;
  for (const { line } of lines) {
    let last = -Infinity;
    for (const time of line.flawed) {
      const x = plot.valToPos(time, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width || x - last < 3 * ratio) continue;
      last = x;
      ctx.beginPath();
      ctx.arc(x, y, 1.5 * ratio, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.restore();
}
