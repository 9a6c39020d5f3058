import type { EntityFacts, Found, Labels } from '../../client/records.ts';
import { plainText } from './plain.ts';

/** A record's name: its entity's template filled. */
export const labelOf = (entity: EntityFacts, record: Found, labels: Labels = {}): string =>
  entity.label
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = record[name];
      if (value === null || value === undefined) return '';
      const words = plainText(value);
      return labels[words] ?? words;
    })
    .trim()
    .replaceAll(/\s+/g, ' ');
