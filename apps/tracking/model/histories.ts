import fc from 'fast-check';
import type { Way } from '../rules/settling.ts';
import type { Which } from '../rules/travelling.ts';

/** What happens on a floor; numbers choose among what there is at that moment. */
export type Deed =
  | {
      readonly deed: 'scan';
      readonly bundle: number;
      readonly worker: number;
      readonly steps: readonly number[];
      readonly good: number | null;
      readonly scrap: number;
    }
  | { readonly deed: 'both'; readonly bundle: number; readonly step: number; readonly good: number | null }
  | { readonly deed: 'replay'; readonly scan: number }
  | {
      readonly deed: 'report';
      readonly worker: number;
      readonly colour: number;
      readonly step: number;
      readonly pieces: number;
    }
  | { readonly deed: 'undo'; readonly record: number }
  | { readonly deed: 'give'; readonly record: number; readonly worker: number; readonly pieces: number }
  | {
      readonly deed: 'settle';
      readonly bundle: number;
      readonly what: Way;
      readonly pieces: number;
      readonly isFinished: boolean;
    }
  | { readonly deed: 'sendBack'; readonly bundle: number; readonly step: number; readonly pieces: number }
  | { readonly deed: 'split'; readonly bundle: number; readonly pieces: number; readonly which: Which }
  | { readonly deed: 'merge'; readonly bundle: number; readonly into: number }
  | {
      readonly deed: 'outside';
      readonly bundle: number;
      readonly kind: 'out' | 'good' | 'bad' | 'short' | 'back';
      readonly pieces: number;
      readonly step: number;
    }
  | { readonly deed: 'void'; readonly bundle: number }
  | { readonly deed: 'recut'; readonly colour: number; readonly pieces: number }
  | { readonly deed: 'nextDay' };

export interface History {
  /** Collars and bodies on tickets of their own, or one ticket. */
  readonly isJoined: boolean;
  /** Pieces of the bundles of each colour. */
  readonly cut: readonly (readonly number[])[];
  readonly deeds: readonly Deed[];
}

const any = fc.nat(200);
const pieces = fc.integer({ min: 1, max: 8 });
const step = fc.nat(3);
const good = fc.option(fc.integer({ min: 1, max: 12 }), { freq: 2 });
const deed = <K extends Deed['deed']>(
  kind: K,
  facts: {
    [F in Exclude<keyof Extract<Deed, { deed: K }>, 'deed'>]: fc.Arbitrary<Extract<Deed, { deed: K }>[F]>;
  },
  weight: number,
) => ({
  weight,
  arbitrary: fc.record({ deed: fc.constant(kind), ...facts }) as unknown as fc.Arbitrary<Deed>,
});

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  deed(
    'scan',
    {
      bundle: any,
      worker: any,
      steps: fc.uniqueArray(step, { minLength: 1, maxLength: 3 }),
      good,
      scrap: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
    },
    14,
  ),
  deed('both', { bundle: any, step, good }, 3),
  deed('replay', { scan: any }, 3),
  deed('report', { worker: any, colour: any, step, pieces: fc.integer({ min: 1, max: 30 }) }, 2),
  deed('undo', { record: any }, 5),
  deed('give', { record: any, worker: any, pieces }, 2),
  deed(
    'settle',
    {
      bundle: any,
      what: fc.constantFrom<Way>('scrap', 'second', 'sample', 'missing', 'found'),
      pieces,
      isFinished: fc.boolean(),
    },
    3,
  ),
  deed('sendBack', { bundle: any, step, pieces }, 3),
  deed('split', { bundle: any, pieces, which: fc.constantFrom<Which>('done', 'undone') }, 2),
  deed('merge', { bundle: any, into: any }, 1),
  deed(
    'outside',
    { bundle: any, kind: fc.constantFrom('out', 'good', 'bad', 'short', 'back'), pieces, step },
    4,
  ),
  deed('void', { bundle: any }, 1),
  deed('recut', { colour: any, pieces }, 1),
  deed('nextDay', {}, 1),
);

export const histories: fc.Arbitrary<History> = fc.record({
  isJoined: fc.boolean(),
  cut: fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 2,
  }),
  deeds: fc.array(deeds, { minLength: 5, maxLength: 40 }),
});
