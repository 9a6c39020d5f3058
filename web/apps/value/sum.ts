import { type DecimalField, fromScaled, type IntegerField, toScaled } from '@selvedge/sdk/app';
import { plainText } from './plain.ts';

export const scaleOf = (field: IntegerField | DecimalField): number =>
  field.kind === 'decimal' ? field.scale : 0;

/** Exact sum of what is written; what is no number counts as nothing. */
export function sumOf(field: IntegerField | DecimalField, written: readonly unknown[]): string {
  const scale = scaleOf(field);
  let sum = 0n;
  for (const one of written) {
    try {
      sum += toScaled(tidy(plainText(one)) || '0', scale);
    } catch {
      // Not a number yet: somebody is still typing.
    }
  }
  return fromScaled(sum, scale);
}

/** A number as it was meant: full-width digits, thin spaces and separators of thousands are how people write. */
export const tidy = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[\s\u2009]/gu, '')
    .replace('\u2212', '-')
    .replaceAll(/,(?=\d{3}(\D|$))/g, '');
