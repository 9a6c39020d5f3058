import type { PageParts } from './parts.ts';

export type { Drawn, DrawnElement, Part } from './node.ts';
export type * from './figures.ts';
export type * from './parts.ts';
export type * from './tools.ts';

// The shell hands these on, as it does React: a page brings none of their code.
export declare const BigNumber: PageParts['BigNumber'];
export declare const State: PageParts['State'];
export declare const Tile: PageParts['Tile'];
export declare const BigButton: PageParts['BigButton'];
export declare const Answer: PageParts['Answer'];
export declare const DataTable: PageParts['DataTable'];
export declare const Tabs: PageParts['Tabs'];
export declare const SearchBox: PageParts['SearchBox'];
export declare const HourChart: PageParts['HourChart'];
export declare const TimeLine: PageParts['TimeLine'];
export declare const ExcelButton: PageParts['ExcelButton'];
export declare const SharePicture: PageParts['SharePicture'];
export declare const Empty: PageParts['Empty'];
export declare const ErrorNote: PageParts['ErrorNote'];
export declare const Quantity: PageParts['Quantity'];
export declare const Money: PageParts['Money'];
export declare const QrCode: PageParts['QrCode'];
export declare const Scanner: PageParts['Scanner'];
export declare const Form: PageParts['Form'];
export declare const Place: PageParts['Place'];
export declare const Bottom: PageParts['Bottom'];
export declare const Slot: PageParts['Slot'];
export declare const Trend: PageParts['Trend'];
export declare const Pareto: PageParts['Pareto'];
export declare const HeatMap: PageParts['HeatMap'];
export declare const Yamazumi: PageParts['Yamazumi'];
export declare const SmallMultiples: PageParts['SmallMultiples'];
export declare const FilterBar: PageParts['FilterBar'];
export declare const Numbers: PageParts['Numbers'];
export declare const useFilter: PageParts['useFilter'];
export declare const useView: PageParts['useView'];
