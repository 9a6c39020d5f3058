import type { Titles, ViewContext } from '@selvedge/sdk/app';
import { defectKind } from '../entities/defect-kind.ts';
import type { DEFECT_KINDS } from '../fields/words.ts';
import type { Grade } from '../rules/sampling.ts';

export interface DefectWord {
  readonly code: string;
  readonly title: Titles;
  readonly grade: Grade;
  readonly kind: keyof typeof DEFECT_KINDS;
}

/** Defects that may be found: the pack's, and before them the factory's own. */
export async function defectWords(ctx: Pick<ViewContext, 'dictionary' | 'records'>): Promise<DefectWord[]> {
  const [{ defects }, { items: own }] = await Promise.all([
    ctx.dictionary(),
    ctx.records(defectKind).list({ limit: 500 }),
  ]);
  const taken = new Set(own.map(({ code }) => code));
  return [
    ...own
      .filter(({ isUsed }) => isUsed)
      .map(({ code, name, english, grade, kind }) => ({
        code,
        title: { zh: name, en: english ?? name },
        grade,
        kind,
      })),
    ...defects
      .filter(({ code }) => !taken.has(code))
      .map(({ code, title, grade, kind }) => ({ code, title, grade, kind })),
  ];
}
