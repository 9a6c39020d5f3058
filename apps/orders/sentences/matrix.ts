import type { Titles } from '@selvedge/sdk/app';
import type { Cell, MatrixFault } from '../rules/matrix.ts';
import type { OutOfTolerance } from '../rules/tolerance.ts';
import { t } from '../words.ts';

export function matrixSentence(fault: MatrixFault): Titles {
  switch (fault.kind) {
    case 'no-colour':
      return t('有一行没有写颜色。', 'A line has no colour.');
    case 'twice':
      return fault.size === null
        ? t(`颜色“${fault.colour}”出现两次。`, `Colour “${fault.colour}” occurs twice.`)
        : t(
            `“${fault.colour}”的尺码 ${fault.size} 出现两次。`,
            `Size ${fault.size} occurs twice in “${fault.colour}”.`,
          );
    case 'negative':
      return t(
        `“${fault.colour}” ${fault.size} 的数量是负数。`,
        `“${fault.colour}” ${fault.size} is below zero.`,
      );
  }
}

export function toleranceSentence({ kind, colour, size, ordered, shipped, limit }: OutOfTolerance): Titles {
  switch (kind) {
    case 'over':
      return t(
        `${colour} ${size} 共出 ${shipped} 件，超出上限 ${limit} 件（订 ${ordered} 件）。`,
        `${colour} ${size}: ${shipped} shipped, at most ${limit} are accepted (${ordered} ordered).`,
      );
    case 'short':
      return t(
        `${colour} ${size} 共出 ${shipped} 件，不足下限 ${limit} 件（订 ${ordered} 件）。`,
        `${colour} ${size}: ${shipped} shipped, at least ${limit} are accepted (${ordered} ordered).`,
      );
    case 'not-ordered':
      return t(
        `${colour} ${size} 没有下单，却出了 ${shipped} 件。`,
        `${colour} ${size} was not ordered, ${shipped} shipped.`,
      );
  }
}

export const overPlannedSentence = ({ colour, size, quantity }: Cell): Titles =>
  t(
    `各批合计：${colour} ${size} 比订单多 ${quantity} 件。`,
    `The deliveries hold ${quantity} more of ${colour} ${size} than ordered.`,
  );

export const unplannedSentence = (pieces: number): Titles =>
  t(`还有 ${pieces} 件没有排进任何一批。`, `${pieces} pieces are in no delivery yet.`);

export const belowShippedSentence = ({ colour, size, quantity }: Cell): Titles =>
  t(
    `${colour} ${size} 已出货比新数量多 ${quantity} 件。`,
    `${quantity} more of ${colour} ${size} are shipped than now ordered.`,
  );
