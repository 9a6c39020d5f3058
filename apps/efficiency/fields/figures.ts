import { date, decimal, integer, object, ref, text } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** Places of minutes, as of a SAM. */
export const PLACES = 4;

export const dayField = date({ title: t('工作日', 'Work day'), required: true });
export const teamField = ref(teamRef, { title: t('组', 'Team') });
export const workerField = ref(workerRef, { title: t('员工', 'Worker') });

export const spanFields = {
  from: date({ title: t('从', 'From'), required: true }),
  to: date({ title: t('到', 'To'), required: true }),
} as const;

export const figure = (zh: string, en: string, unit?: string) =>
  integer({ title: t(zh, en), required: true, ...(unit === undefined ? {} : { unit }) });

export const minutesFigure = (zh: string, en: string) =>
  decimal({ title: t(zh, en), scale: PLACES, unit: '分钟', required: true });

export const percent = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 2, unit: '%' });

export const samField = decimal({ title: t('标准工时', 'SAM'), scale: PLACES, min: '0', unit: '分' });

/** Sums of some work; null = undefined (nothing to divide by). */
export const sumsFields = {
  earned: minutesFigure('挣得分钟', 'Earned minutes'),
  minutes: figure('出勤分钟', 'Minutes present', '分钟'),
  efficiency: percent('效率', 'Efficiency'),
  pieces: figure('产出', 'Output', '件'),
  estimated: percent('其中估算', 'Of it estimated'),
  withoutSam: figure('没有工时的件数', 'Pieces without SAM', '件'),
} as const;

export const titlesField = (zh: string, en: string) =>
  object({
    title: t(zh, en),
    required: true,
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true }),
      en: text({ title: t('英文', 'English'), required: true }),
    },
  });
