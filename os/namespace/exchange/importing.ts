import { rootOf } from '@selvedge/sdk/connector';
import type { Tx } from '../../store/unit.ts';
import { type Declaration, declareThings } from '../declaring.ts';
import { isSameMetrics, isSameTitle, merged } from '../metric.ts';
import { lockNamespace } from '../namespace-lock.ts';
import { type Claim, foreignRoots } from '../roots.ts';
import { putType, type ThingType, typesById } from '../thing-types.ts';
import { FAULT } from '../words.ts';
import { type CheckedThing, type CheckedType, checkDraft, rowError } from './check.ts';
import type { Draft, RowError } from './document.ts';

/** A thing by its path, or a type by its id. */
export interface Imported {
  readonly kind: 'thing' | 'type';
  readonly path: string;
}

export interface ImportReport {
  /** False after a dry run, and when there are errors: then nothing was changed. */
  readonly applied: boolean;
  readonly created: readonly Imported[];
  readonly changed: readonly Imported[];
  readonly unchanged: readonly Imported[];
  readonly errors: readonly RowError[];
}

export interface ImportWish extends Claim {
  /** Only tell what would happen. */
  readonly dryRun?: boolean;
}

/**
 * Brings the org's namespace to what a file says, all of it or, when a row is wrong, nothing. It adds and changes, and
 * never takes away: the same file twice changes nothing the second time.
 */
export async function importDraft(
  tx: Tx,
  draft: Draft,
  { dryRun = false, claimRoot }: ImportWish,
): Promise<ImportReport> {
  await lockNamespace(tx, [tx.org ?? '']);
  try {
    return await tx.attempt(async () => {
      const report = await importChecked(tx, draft, claimRoot);
      const applied = !dryRun && report.errors.length === 0;
      if (applied) return { ...report, applied };
      throw new TakenBack(report);
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.report;
    throw error;
  }
}

/** Nothing of it is kept; what would have become of it is told. */
class TakenBack extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('An import was taken back.');
    this.report = report;
  }
}

async function importChecked(
  tx: Tx,
  draft: Draft,
  claimRoot: ImportWish['claimRoot'],
): Promise<ImportReport> {
  const checked = checkDraft(draft);
  const existing = await typesById(tx, [
    ...checked.types.map(({ id }) => id),
    ...checked.things.flatMap(({ type }) => type ?? []),
  ]);
  const foreign = await foreignRoots(
    tx,
    checked.things.map(({ path }) => path),
    { claimRoot },
  );
  const errors = [...checked.errors, ...misfits(checked, existing, foreign)];
  const wrong = new Set(errors.map(({ sheet, row }) => `${sheet} ${row}`));
  const isGood = ({ origin }: CheckedThing | CheckedType): boolean =>
    !wrong.has(`${origin.sheet} ${origin.row}`);
  const types = await importTypes(tx, checked.types.filter(isGood), existing);
  const things = await declareThings(tx, checked.things.filter(isGood).map(declarationOf));
  const all = (of: 'created' | 'changed' | 'unchanged'): Imported[] => [
    ...types.filter(({ became }) => became === of).map(({ id }): Imported => ({ kind: 'type', path: id })),
    ...things[of].map((path): Imported => ({ kind: 'thing', path })),
  ];
  return {
    applied: false,
    created: all('created'),
    changed: all('changed'),
    unchanged: all('unchanged'),
    errors,
  };
}

/** Rows that are well written but do not fit what is there. */
function misfits(
  { things, types }: { readonly things: readonly CheckedThing[]; readonly types: readonly CheckedType[] },
  existing: ReadonlyMap<string, ThingType>,
  foreign: ReadonlySet<string>,
): RowError[] {
  const declared = new Set(types.filter((type) => type.declared).map(({ id }) => id));
  const isThere = (id: string): boolean => declared.has(id) || existing.has(id);
  return [
    ...types
      .filter(({ id }) => !isThere(id))
      .map(({ origin }) => rowError(origin, { path: 'type', message: FAULT.noSuchType })),
    ...things.flatMap(({ origin, path, type }) => {
      if (foreign.has(rootOf(path))) return [rowError(origin, { path: 'path', message: FAULT.foreignRoot })];
      return type === undefined || isThere(type)
        ? []
        : [rowError(origin, { path: 'type', message: FAULT.noSuchType })];
    }),
  ];
}

interface ImportedType {
  readonly id: string;
  readonly became: 'created' | 'changed' | 'unchanged';
}

async function importTypes(
  tx: Tx,
  types: readonly CheckedType[],
  existing: ReadonlyMap<string, ThingType>,
): Promise<ImportedType[]> {
  const imported: ImportedType[] = [];
  for (const { id, title, metrics } of types) {
    const old = existing.get(id);
    const next = { title: title ?? old?.title ?? null, metrics: merged(old?.metrics ?? [], metrics) };
    if (old !== undefined && isSameTitle(old.title, next.title) && isSameMetrics(old.metrics, next.metrics)) {
      imported.push({ id, became: 'unchanged' });
      continue;
    }
    await putType(tx, id, next);
    imported.push({ id, became: old === undefined ? 'created' : 'changed' });
  }
  return imported;
}

const declarationOf = ({ path, type, title, metrics }: CheckedThing): Declaration => ({
  path,
  ...(type === undefined ? {} : { type }),
  ...(title === undefined ? {} : { title }),
  more: metrics,
});
