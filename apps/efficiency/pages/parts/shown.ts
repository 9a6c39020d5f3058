import type { PageTools } from '@selvedge/sdk/page';
import { WARNINGS } from '../../fields/words.ts';
import type { Figures } from './answers.ts';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** 12 480.5: thin spaces, as everywhere. */
export const plain = (value: string | number): string =>
  numbers.format(Number(value)).replaceAll(',', '\u2009');

export const percent = (value: string | null): string =>
  value === null ? '—' : `${Number(value).toFixed(1)} %`;

/** `0.722013` as a share. */
export const share = (value: string | null): string =>
  value === null ? '—' : `${(Number(value) * 100).toFixed(2)} %`;

export const minutes = (value: string | null): string => (value === null ? '—' : Number(value).toFixed(3));

/** Behind a figure that rests on an estimated SAM. */
export const estimatedMark = (tools: PageTools, { warnings }: Pick<Figures, 'warnings'>): string =>
  warnings.includes('estimated') ? tools.say({ zh: '（估）', en: ' (est.)' }) : '';

export const warningText = (tools: PageTools, { warnings }: Pick<Figures, 'warnings'>): string =>
  warnings.map((one) => tools.say(WARNINGS[one])).join('；');
