import type { Titles } from '@selvedge/sdk/app';
import type { Compared, MarkerFault } from '../rules/marker.ts';
import { t } from '../words.ts';

const metres = (millimetres: number): string => (millimetres / 1000).toFixed(2);

/** What is wrong with the marker of a bed, and what to do. @param place of the bed in the plan, from 1 */
export function markerSentence(place: number, fault: MarkerFault): Titles {
  const zh = `第 ${place} 床：`;
  const en = `Bed ${place}: `;
  switch (fault.kind) {
    case 'empty':
      return t(`${zh}没有配比。`, `${en}the ratio is empty.`);
    case 'no-plies':
      return t(`${zh}没有层数。`, `${en}it has no plies.`);
    case 'unknown-size':
      return t(`${zh}订单没有尺码 ${fault.name}。`, `${en}the order has no size ${fault.name}.`);
    case 'unknown-colour':
      return t(`${zh}订单没有颜色 ${fault.name}。`, `${en}the order has no colour ${fault.name}.`);
    case 'twice':
      return t(`${zh}颜色 ${fault.name} 写了两次。`, `${en}colour ${fault.name} is there twice.`);
    case 'odd':
      return t(
        `${zh}${fault.name} 层数应成双（筒状面料）。`,
        `${en}${fault.name} needs an even number of plies.`,
      );
    case 'mixed':
      return t(`${zh}一床只能拉一种颜色。`, `${en}only one colour is spread on a bed here.`);
    case 'pieces':
      return t(
        `${zh}唛架 ${fault.has} 件，超过 ${fault.most} 件。`,
        `${en}${fault.has} garments in the marker, more than ${fault.most}.`,
      );
    case 'plies':
      return t(
        `${zh}${fault.has} 层，超过 ${fault.most} 层。`,
        `${en}${fault.has} plies, more than ${fault.most}.`,
      );
    case 'length':
      return t(
        `${zh}唛架长 ${metres(fault.has)} 米，裁床只有 ${metres(fault.most)} 米。`,
        `${en}the marker is ${metres(fault.has)} m long, the table ${metres(fault.most)} m.`,
      );
  }
}

/** Too many or too few of a cell. */
export const overSentence = ({ colour, size, over, wanted, quantity }: Compared): Titles =>
  over > 0
    ? t(
        `${colour} ${size} 裁 ${quantity} 件，比应裁 ${wanted} 件多 ${over} 件。`,
        `${colour} ${size}: ${quantity} pieces, ${over} more than the ${wanted} that are wanted.`,
      )
    : t(
        `${colour} ${size} 裁 ${quantity} 件，比应裁 ${wanted} 件少 ${-over} 件。`,
        `${colour} ${size}: ${quantity} pieces, ${-over} fewer than the ${wanted} that are wanted.`,
      );
