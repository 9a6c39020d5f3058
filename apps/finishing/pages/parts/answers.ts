import { CARTON_STATES, STAGES } from '../../fields/words.ts';

export { CARTON_STATES, STAGES };
export type Stage = keyof typeof STAGES;
export const STAGE_NAMES = [
  'trim',
  'press',
  'inspect',
  'needle',
  'tag',
  'pack',
] as const satisfies readonly Stage[];

export interface CountCell {
  readonly colour: string;
  readonly size: string;
  readonly ordered: number;
  readonly came: number;
  readonly found: number;
  readonly here: number;
  readonly done: Readonly<Record<string, number>>;
}

/** An order of the view `counting`. */
export interface CountOrder {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly cells: readonly CountCell[];
}

export interface Content {
  readonly colour: string;
  readonly size: string;
  readonly pieces: number;
}

export interface Run {
  readonly from: number;
  readonly to: number;
  readonly cartons: number;
  readonly kind: 'solid' | 'ratio';
  readonly contents: readonly Content[];
  readonly each: number;
  readonly pieces: number;
}

/** The view `packingList`. */
export interface PackingList {
  readonly number: string;
  readonly styleNumber: string;
  readonly marks: string | null;
  readonly sizes: readonly string[];
  readonly runs: readonly Run[];
  readonly cells: readonly {
    readonly colour: string;
    readonly size: string;
    readonly ordered: number;
    readonly packed: number;
    readonly here: number;
    readonly most: number | null;
    readonly least: number | null;
  }[];
  readonly cartons: number;
  readonly pieces: number;
  readonly stored: number;
  readonly net: string;
  readonly gross: string;
}

export interface Chosen {
  readonly orders: readonly {
    readonly order: string;
    readonly number: string;
    readonly styleNumber: string;
  }[];
}

/** Pieces by size of a colour, in one carton of a run. */
export const inside = (contents: readonly Content[], colour: string, size: string): number =>
  contents.find((one) => one.colour === colour && one.size === size)?.pieces ?? 0;
