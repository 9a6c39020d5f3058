import type { Fields } from '../app/field.ts';
import type { FigureParts } from './figures.ts';
import type { Drawn, Part } from './node.ts';
import type { PageTools } from './tools.ts';

/** States that have a shape, a word and a colour of their own everywhere. */
export type StateName = 'running' | 'idle' | 'stopped' | 'setup' | 'off' | 'none';

/** Good, look at it, refused. */
export type Mood = 'good' | 'look' | 'bad';

export interface BigNumberProps {
  readonly value: number | string | null;
  readonly unit?: string;
  readonly title: string;
  /** Small and grey beside it: the period before, the target. */
  readonly beside?: string;
  readonly mood?: Mood;
}

export interface TileProps {
  readonly title: string;
  readonly children?: Drawn;
  /** Small and grey below. */
  readonly note?: string;
  readonly mood?: Mood;
}

export interface BigButtonProps {
  readonly children?: Drawn;
  readonly onPress: () => void | Promise<unknown>;
  /** What is wanted most on this page. */
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
}

export interface AnswerProps {
  readonly mood: Mood;
  /** A few words, in large type. */
  readonly text: string;
  /** What to do next, or more of it. */
  readonly note?: string;
  /** Changes with each answer: the same words again sound again. */
  readonly id?: string | number;
  readonly isSilent?: boolean;
  /** Buttons: undo, or what may be done instead. */
  readonly children?: Drawn;
}

export interface TableColumn<R> {
  readonly key: string;
  readonly title: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** What is shown, and copied; default: the value of that name. */
  readonly text?: (row: R) => string;
  /** Drawn in place of the text. */
  readonly draw?: (row: R) => Drawn;
}

export interface DataTableProps<R> {
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** What stands there when there are no rows. */
  readonly empty?: string;
}

export interface EmptyProps {
  /** One sentence why. */
  readonly why: string;
  /** One button. */
  readonly children?: Drawn;
}

export interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export interface QuantityProps {
  readonly value: number | string | null;
  readonly unit?: string;
}

export interface MoneyProps {
  /** Decimal text, as records and answers give it. */
  readonly value: string | number | null;
}

export interface QrCodeProps {
  readonly text: string;
  /** CSS pixels of a side; default 160. */
  readonly size?: number;
  /** Read aloud in place of the picture. */
  readonly label?: string;
}

/** Something was scanned. `gun` is also a card reader: whatever types fast and ends with Enter. */
export interface Scan {
  readonly code: string;
  readonly source: 'camera' | 'gun' | 'typed';
}

export interface ScannerProps {
  readonly onScan: (scan: Scan) => void;
  /** Opens the camera by itself; default true. The gun is always listened to. */
  readonly hasCamera?: boolean;
  /** A field to type a number into when nothing can be read; default true. */
  readonly hasField?: boolean;
  readonly title?: string;
}

export interface FormProps {
  readonly fields: Fields;
  readonly submit: string;
  /** Values to begin with. */
  readonly start?: Readonly<Record<string, unknown>>;
  /** Throws what was refused: it is shown under its field. `key` is the same until it succeeds. */
  readonly onSubmit: (values: Readonly<Record<string, unknown>>, key: string) => Promise<unknown>;
}

export interface Tab<K extends string> {
  readonly key: K;
  readonly title: string;
  /** Small behind it: how many there are. */
  readonly count?: number;
}

export interface TabsProps<K extends string> {
  readonly tabs: readonly Tab<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  /** Read aloud: what is chosen among. */
  readonly label?: string;
}

export interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What may be typed; stands in the empty field. */
  readonly label: string;
}

export interface HourValue {
  /** On the org's clocks, 0–23. */
  readonly hour: number;
  readonly value: number;
}

export interface HourChartProps {
  /** In the order of the work day, which may go over midnight; hours that are left out are empty. */
  readonly hours: readonly HourValue[];
  /** Of one hour; null = no line. */
  readonly target: number | null;
  /** Hours that have a place though nothing came out in them; default: from the first to the last that are given. */
  readonly first?: number;
  readonly last?: number;
  /** The hour that is not over, 0–23; null = all are. */
  readonly now?: number | null;
  readonly unit?: string;
}

export interface TimeLineEntry {
  readonly key: string;
  /** ISO 8601; else `day` stands there as it is. */
  readonly at?: string;
  readonly day?: string;
  readonly title: string;
  readonly note?: string;
  readonly mood?: Mood;
  readonly isTakenBack?: boolean;
  readonly children?: Drawn;
}

export interface SheetColumn<R> {
  readonly title: string;
  /** Numbers stay numbers; null = an empty cell. */
  readonly value: (row: R) => string | number | null;
}

export interface ExcelButtonProps<R> {
  /** Of the file and its sheet, without an ending. */
  readonly name: string;
  readonly columns: readonly SheetColumn<R>[];
  readonly rows: readonly R[];
}

/** What a picture is drawn with: the browser's `CanvasRenderingContext2D`, without asking for its types. */
export interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number, maxWidth?: number): void;
  measureText(text: string): { readonly width: number };
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
  fill(): void;
  setLineDash(segments: number[]): void;
}

export interface SharePictureProps {
  /** Of the file, without an ending. */
  readonly name: string;
  /** Pixels of the picture; it is shown as large as there is room. */
  readonly width: number;
  readonly height: number;
  /** Draws it anew whenever another function is given. */
  readonly draw: (pen: Pen) => void;
  /** Read aloud in place of the picture. */
  readonly label: string;
}

export interface TimeLineProps {
  readonly entries: readonly TimeLineEntry[];
}

export interface SlotProps {
  /** `app/name/v1` of the page's own app. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a page shows of a view. */
export interface Viewed<T> {
  /** What was answered last to this input; null = nothing yet. */
  readonly answer: T | null;
  /** Why the last question failed; null = it did not. What was answered before stays. */
  readonly error: unknown;
  /** Asks anew, now. */
  readonly again: () => void;
}

/** What the shell shares with pages: in its cloth, in both languages, the same everywhere. */
export interface PageParts extends FigureParts {
  readonly BigNumber: Part<BigNumberProps>;
  /** Shape, word and colour. */
  readonly State: Part<{ readonly state: StateName; readonly word?: string }>;
  readonly Tile: Part<TileProps>;
  /** 56 px high. */
  readonly BigButton: Part<BigButtonProps>;
  /** One big answer with its sound. */
  readonly Answer: Part<AnswerProps>;
  readonly DataTable: <R>(props: DataTableProps<R>) => ReturnType<Part<unknown>>;
  /** One of a few; keyboard too. */
  readonly Tabs: <K extends string>(props: TabsProps<K>) => ReturnType<Part<unknown>>;
  /** Narrows what is shown; `/` goes to it. */
  readonly SearchBox: Part<SearchBoxProps>;
  /** A column an hour with the line of the target. */
  readonly HourChart: Part<HourChartProps>;
  /** What happened, one below the other. */
  readonly TimeLine: Part<TimeLineProps>;
  /** What a table shows, as an Excel file. */
  readonly ExcelButton: <R>(props: ExcelButtonProps<R>) => ReturnType<Part<unknown>>;
  /** A picture drawn here, to be shared from the phone or saved. */
  readonly SharePicture: Part<SharePictureProps>;
  readonly Empty: Part<EmptyProps>;
  readonly ErrorNote: Part<ErrorNoteProps>;
  readonly Quantity: Part<QuantityProps>;
  readonly Money: Part<MoneyProps>;
  readonly QrCode: Part<QrCodeProps>;
  readonly Scanner: Part<ScannerProps>;
  readonly Form: Part<FormProps>;
  /** Stands in the head of a station: which line, which operation. */
  readonly Place: Part<{ readonly children?: Drawn }>;
  /** Stands at the bottom of a station, under the thumb: its buttons. */
  readonly Bottom: Part<{ readonly children?: Drawn }>;
  /** What other apps put into a slot of this one. */
  readonly Slot: Part<SlotProps>;
  /**
   * A hook: asks a view of the page's own app now, every minute and when something changes.
   * @param input null = do not ask
   * @param isLasting what was answered to the input before stays until the new answer is here: charts do not go and come
   */
  readonly useView: <T>(
    tools: PageTools,
    name: string,
    input?: Readonly<Record<string, unknown>> | null,
    isLasting?: boolean,
  ) => Viewed<T>;
}
