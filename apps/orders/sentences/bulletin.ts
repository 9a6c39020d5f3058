import type { Titles } from '@selvedge/sdk/app';
import type { BulletinFault } from '../rules/bulletin.ts';
import { t } from '../words.ts';

const zhList = (words: readonly string[]): string => words.join('、');
const enList = (words: readonly string[]): string => words.join(', ');

/** What is wrong with a bulletin and what to do. */
export function bulletinSentence(fault: BulletinFault): Titles {
  switch (fault.kind) {
    case 'output':
      return fault.codes.length === 0
        ? t(
            '没有产出工序：请选定一道（一般是最后一道）。',
            'No operation is the output: mark one, usually the last.',
          )
        : t(
            `产出工序只能有一道，现在有 ${zhList(fault.codes)}。`,
            `Only one operation is the output; there are ${enList(fault.codes)}.`,
          );
    case 'twice':
      return t(`工序号 ${fault.code} 重复。`, `Operation ${fault.code} occurs twice.`);
    case 'unknown':
      return t(
        `工序 ${fault.code} 的前道 ${fault.named} 不在表里。`,
        `Operation ${fault.code} comes after ${fault.named}, which is not in the bulletin.`,
      );
    case 'cycle':
      return t(
        `工序 ${zhList(fault.codes)} 互为前道，成了死循环。`,
        `Operations ${enList(fault.codes)} wait for one another.`,
      );
    case 'join':
      return t(
        `合片工序 ${fault.code} 之前没有做 ${zhList(fault.missing)} 的工序。`,
        `Nothing before the join ${fault.code} makes ${enList(fault.missing)}.`,
      );
    case 'few-joined':
      return t(
        `合片工序 ${fault.code} 至少要写两个拼合部位。`,
        `The join ${fault.code} needs at least two parts.`,
      );
    case 'no-join':
      return t(
        `工序 ${fault.code} 写了拼合部位，却没有标为合片。`,
        `Operation ${fault.code} names joined parts but is no join.`,
      );
  }
}
