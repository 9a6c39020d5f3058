import type { Titles } from '@selvedge/sdk/app';
import type { CallKind } from './team-day.ts';

export const CALL_TITLES: Readonly<Record<CallKind, Titles>> = {
  machine: { zh: '机器', en: 'Machine' },
  material: { zh: '缺料', en: 'Material' },
  quality: { zh: '质量', en: 'Quality' },
  other: { zh: '别的事', en: 'Something else' },
};
