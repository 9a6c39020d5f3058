import type { Titles } from '@selvedge/sdk/app';
import { COUNT_WORDS, GRADE_WORDS, LEVEL_WORDS, SEVERITY_WORDS } from '../../fields/words.ts';
import type { ClassPlan, Plan } from './answers.ts';

const classWords =
  (n: number) =>
  ({ grade, accept, reject, n: own }: ClassPlan): Titles => ({
    zh: `${GRADE_WORDS[grade].zh}${own === n ? '' : `（前 ${own} 件）`}收 ${accept} 退 ${reject}`,
    en: `${GRADE_WORDS[grade].en.toLowerCase()}${own === n ? '' : ` (first ${own})`} ${accept}/${reject}`,
  });

/** A plan as an inspector says it: 抽 125 件，重缺收 7 退 8. */
export function planWords({ n, isFull, classes }: Pick<Plan, 'n' | 'isFull' | 'classes'>): Titles {
  const each = classes.map(classWords(n));
  return {
    zh: `${isFull ? `全检 ${n} 件` : `抽 ${n} 件`}，${each.map(({ zh }) => zh).join('，')}`,
    en: `${isFull ? `Inspect all ${n}` : `Draw ${n}`}; accept/reject: ${each.map(({ en }) => en).join(', ')}`,
  };
}

/** Where it is from: 一般 II · 字码 K · 正常. */
export function planSource({
  level,
  letter,
  severity,
  counts,
  classes,
}: Pick<Plan, 'level' | 'letter' | 'severity' | 'counts' | 'classes'>): Titles {
  const aqls = classes.map(({ aql }) => aql).join(' / ');
  return {
    zh: [
      `水平 ${LEVEL_WORDS[level].zh}`,
      letter === null ? '' : `字码 ${letter}`,
      `AQL ${aqls}`,
      `${SEVERITY_WORDS[severity].zh}检验`,
      `按${COUNT_WORDS[counts].zh}判`,
    ]
      .filter(Boolean)
      .join(' · '),
    en: [
      `Level ${LEVEL_WORDS[level].en}`,
      letter === null ? '' : `letter ${letter}`,
      `AQL ${aqls}`,
      `${SEVERITY_WORDS[severity].en.toLowerCase()} inspection`,
      `decided by ${COUNT_WORDS[counts].en.toLowerCase()}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}
