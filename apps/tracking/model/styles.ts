import { routingFrom } from '../floor/steps.ts';
import type { Routing } from '../rules/routing.ts';
import type { PlainStep } from './pile.ts';

/** How it is sewn, as the app reads it and as the reference is told it. */
export interface ModelStyle {
  readonly operations: readonly {
    readonly code: string;
    readonly title: string;
    readonly [fact: string]: unknown;
  }[];
  readonly routing: Routing;
  readonly plain: readonly PlainStep[];
  /** Sets that are tied apart; the first one's ticket stays with the garment. */
  readonly sets: readonly (readonly string[] | null)[];
}

const style = (
  operations: ModelStyle['operations'],
  sets: ModelStyle['sets'],
  plain: readonly PlainStep[],
): ModelStyle => ({ operations, sets, plain, routing: routingFrom(operations) });

const simple = (
  code: string,
  needs: readonly string[],
  part: string | null,
  isOutput = false,
): PlainStep => ({
  code,
  needs,
  part,
  isOutput,
  takes: [],
});

export const PLAIN = style(
  [
    { code: '10', title: '合肩', price: '0.10', after: [] },
    { code: '20', title: '合侧缝', price: '0.20' },
    { code: '30', title: '上袖', price: '0.30', after: ['10'] },
    { code: '40', title: '卷下摆', price: '0.15', after: ['20', '30'], isOutput: true },
  ],
  [null],
  [
    simple('10', [], null),
    simple('20', ['10'], null),
    simple('30', ['10'], null),
    simple('40', ['20', '30'], null, true),
  ],
);

export const COLLARED = style(
  [
    { code: '10', title: '合肩', part: '大身', price: '0.10', after: [] },
    { code: '20', title: '做领', part: '领', price: '0.20', after: [] },
    { code: '30', title: '上领', price: '0.30', after: ['10', '20'], isJoin: true, joins: ['大身', '领'] },
    { code: '40', title: '卷下摆', price: '0.15', isOutput: true },
  ],
  [['大身'], ['领']],
  [
    simple('10', [], '大身'),
    simple('20', [], '领'),
    { ...simple('30', ['10'], '大身'), takes: [{ part: '领', last: '20' }] },
    simple('40', ['30'], '大身', true),
  ],
);

/** Cents a piece; dearer from the third day on. */
export const CENTS: Readonly<Record<string, readonly [number, number]>> = {
  '10': [10, 10],
  '20': [20, 25],
  '30': [30, 30],
  '40': [15, 18],
};
