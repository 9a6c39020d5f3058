import type { Scene } from '../app/scene.ts';
import type { Titles } from '../connector/connector.ts';

/** A metric of a thing type, as the namespace takes it. */
export interface PackMetric {
  readonly name: string;
  readonly title: Titles;
  readonly datatype: 'boolean' | 'integer' | 'double' | 'text' | 'enum';
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Words of an enum. */
  readonly words?: readonly string[];
  /** It only rises, and starts anew at a reset. */
  readonly counter?: boolean;
}

export interface PackThingType {
  readonly id: string;
  readonly title: Titles;
  readonly metrics: readonly PackMetric[];
}

/** A word of a trade: its code stays, its names may differ by region. */
export interface Term {
  readonly code: string;
  readonly title: Titles;
  /** What else people call it, in either language. */
  readonly aliases?: readonly string[];
}

/** An operation that many styles have. */
export interface OperationTerm extends Term {
  readonly part: string;
  readonly machineType: string;
  /** Minutes of a usual garment, to start from; the factory's own time study replaces it. Decimal text. */
  readonly sam: string;
}

export type DefectKind = 'sewing' | 'fabric' | 'cutting' | 'measurement' | 'finishing' | 'packing';

export interface DefectTerm extends Term {
  readonly kind: DefectKind;
  /** As inspectors class it; a customer's own list goes before. */
  readonly grade: 'critical' | 'major' | 'minor';
}

/** Words of a trade, by what they name. */
export interface Dictionary {
  readonly operations: readonly OperationTerm[];
  readonly defects: readonly DefectTerm[];
}

/** An industry as data: what every factory of it would type in again otherwise. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Titles;
  readonly summary: Titles;
  readonly thingTypes: readonly PackThingType[];
  readonly operations: readonly OperationTerm[];
  readonly defects: readonly DefectTerm[];
  /** Apps a factory of this industry begins with, in this order. */
  readonly apps: readonly string[];
  /** Scene of the national scale → apps that serve it; a scene without any is told, not hidden. */
  readonly scenes: Readonly<Record<Scene, readonly string[]>>;
}

/** Declares a pack: `definePack({ id: 'garment', … })`. Plain data; nothing is done. */
export const definePack = (pack: Pack): Pack => pack;

/** The term that a word names, by code, title or alias, however it is spaced or cased; undefined = not in the list. */
export function termNamed<T extends Term>(terms: readonly T[], word: string): T | undefined {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
  const wanted = plain(word);
  return terms.find(({ code, title, aliases = [] }) =>
    [code, title.zh, title.en, ...aliases].some((name) => plain(name) === wanted),
  );
}
