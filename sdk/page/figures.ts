import type { Drawn, Part } from './node.ts';
import type { PageTools } from './tools.ts';

/** A number, or an exact decimal as text: texts are shown with every digit. null = not known: a gap, never 0. */
export type Amount = number | string | null;

/** What every chart has: a title, a table behind it (“show as table”), an Excel file, and a place on paper. */
export interface FigureProps {
  readonly title: string;
  /** One sentence below the title: how to read it, or where it comes from. */
  readonly note?: string;
  /** Of its values. */
  readonly unit?: string;
  /** What stands there when there is nothing to draw. */
  readonly empty?: string;
  /** Below the title: what it is divided by (`Tabs`). Not on paper. */
  readonly head?: Drawn;
  /** Takes the whole width of a figures page. */
  readonly isWide?: boolean;
}

export interface TrendPoint {
  readonly key: string;
  /** On the axis, in order. Days as `2026-11-30` are shortened there. */
  readonly title: string;
  readonly value: Amount;
  /** Of this point; default: that of the whole line. */
  readonly target?: Amount;
  /** Why it is strange: marked on the line, told in the table. */
  readonly note?: string;
}

interface TrendLine {
  /** The same for every point. */
  readonly target?: Amount;
  /** On which side of the target it is good; default `up`. */
  readonly better?: 'up' | 'down';
  readonly words?: { readonly value?: string; readonly target?: string };
}

export interface TrendProps extends FigureProps, TrendLine {
  readonly points: readonly TrendPoint[];
  readonly onOpen?: (key: string) => void;
}

export interface ParetoBar {
  readonly key: string;
  readonly title: string;
  /** Bars of nothing, or below it, are left out. */
  readonly value: Amount;
}

export interface ParetoProps extends FigureProps {
  /** In any order: the largest is drawn first. */
  readonly bars: readonly ParetoBar[];
  /** What is counted. */
  readonly words?: { readonly value?: string };
  /** So many bars are drawn, the rest as one; default 10. The table has all. */
  readonly most?: number;
  readonly onOpen?: (key: string) => void;
}

export interface HeatLine {
  readonly key: string;
  readonly title: string;
}

export interface HeatCell {
  readonly row: string;
  readonly column: string;
  readonly value: Amount;
}

export interface HeatMapProps extends FigureProps {
  readonly rows: readonly HeatLine[];
  readonly columns: readonly HeatLine[];
  /** Those that are left out are not known. */
  readonly cells: readonly HeatCell[];
  readonly onOpen?: (row: string, column: string) => void;
}

export interface YamazumiBar {
  /** A person or a workstation. */
  readonly key: string;
  readonly title: string;
  /** What one does, from the bottom up. */
  readonly parts: readonly { readonly key: string; readonly title: string; readonly value: Amount }[];
}

export interface YamazumiProps extends FigureProps {
  readonly bars: readonly YamazumiBar[];
  /** Time in which a piece must come off the line; null = not known, no line. */
  readonly takt: Amount;
  readonly onOpen?: (key: string) => void;
}

export interface Panel {
  readonly key: string;
  readonly title: string;
  readonly points: readonly TrendPoint[];
}

export interface SmallMultiplesProps extends FigureProps, TrendLine {
  /** One trend each, all on the same scale. */
  readonly panels: readonly Panel[];
  readonly onOpen?: (key: string) => void;
}

/** A length of time that ends today; `own` = two days that somebody chose. */
export type Span = 'day' | 'week' | 'month' | 'quarter' | 'own';

/** What a figures page shows: work days, both included, and whose. */
export interface FigureFilter {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  /** null = all teams. */
  readonly team: string | null;
}

export interface FilterBarProps {
  readonly filter: FigureFilter;
  readonly onChange: (filter: FigureFilter) => void;
  /** Without them nothing is asked about teams. */
  readonly teams?: readonly HeatLine[];
  /** Filters of the page's own, behind the others. */
  readonly children?: Drawn;
}

/** Parts that show figures; what draws them is loaded when the first of them is. */
export interface FigureParts {
  /** What was reached against its target, point after point. */
  readonly Trend: Part<TrendProps>;
  /** Bars, the largest first, and the cumulative share: the few that matter. A bar opens its records. */
  readonly Pareto: Part<ParetoProps>;
  /** The stronger the colour, the more: hours × days, hours × teams. On a phone the longer side goes down. */
  readonly HeatMap: Part<HeatMapProps>;
  /** Stacked operation times of each person against the takt: who is over, who has room. */
  readonly Yamazumi: Part<YamazumiProps>;
  /** A trend for each team, on one scale. */
  readonly SmallMultiples: Part<SmallMultiplesProps>;
  /** Period and team, in the head of the page. */
  readonly FilterBar: Part<FilterBarProps>;
  /** Big numbers (`BigNumber`) in a row over the charts. */
  readonly Numbers: Part<{ readonly children?: Drawn }>;
  /** A hook: what the filter bar is set to. It stands in the page's address, so that a view can be sent to somebody. */
  readonly useFilter: (
    tools: PageTools,
    start?: Exclude<Span, 'own'>,
  ) => readonly [FigureFilter, (filter: FigureFilter) => void];
}
