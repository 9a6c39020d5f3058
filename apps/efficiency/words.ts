import type { Titles } from '@selvedge/sdk/app';

/** What a person reads, Chinese and English. */
export const t = (zh: string, en: string): Titles => ({ zh, en });
