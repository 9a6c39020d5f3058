/** As `tracking/today` answers. */
export interface Today {
  readonly day: string;
  readonly teams: readonly TeamDay[];
}

export interface TeamDay {
  readonly team: string;
  readonly name: string;
  readonly work: readonly Work[];
  readonly target: number | null;
  readonly hourTarget: number | null;
  /** What should be out by now. */
  readonly due: number | null;
  readonly actual: number;
  /** Decimal text; null = undefined. */
  readonly efficiency: string | null;
  /** Defects per hundred pieces at the end of the line, decimal text; null = nobody inspects, or nothing was looked at. */
  readonly dhu: string | null;
  /** When the first of the team was here. */
  readonly since: string | null;
  /** In which the target is to be reached. */
  readonly workHours: number;
  readonly present: number;
  readonly absent: readonly string[];
  readonly hours: readonly { readonly hour: number; readonly pieces: number }[];
  readonly reachedAt: string | null;
  readonly calls: readonly { readonly name: string; readonly kind: CallKind; readonly at: string }[];
}

export type CallKind = 'machine' | 'material' | 'quality' | 'other';

interface Work {
  readonly number: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly picture: string | null;
}

/** 0.8734 is 87 %. Above 100 % it is shown as it is. */
export const percentOf = (efficiency: string | null): string =>
  efficiency === null ? '—' : `${Math.round(Number(efficiency) * 100)} %`;
