import { integer, list, object, ref, text } from '@selvedge/sdk/app';
import { bundle } from '../entities/bundle.ts';
import { t } from '../words.ts';
import { colourField, sizeField } from './matrix.ts';

const { lot, plyFrom, plyTo, parts, quantity } = bundle.fields;

export const bundlesField = list({
  title: t('扎', 'Bundles'),
  required: true,
  maxItems: 10_000,
  item: object({
    title: t('扎', 'Bundle'),
    fields: {
      bundle: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
      number: text({ title: t('扎号', 'Bundle no.'), required: true }),
      colour: colourField,
      size: sizeField,
      lot,
      plyFrom,
      plyTo,
      parts,
      quantity,
    },
  }),
});

/** What tying bundles answers. */
export const bundlesAnswer = {
  bundles: bundlesField,
  pieces: integer({ title: t('件数', 'Pieces in the bundles'), required: true, unit: '件' }),
} as const;

interface Shown {
  readonly id: string;
  readonly number: string;
  readonly colour: string;
  readonly size: string;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
  readonly parts: readonly string[] | null;
  readonly quantity: number;
}

export const shownBundles = (found: readonly Shown[]) => ({
  bundles: found.map(({ id, number, colour, size, lot: dyed, plyFrom: from, plyTo: to, ...rest }) => ({
    bundle: id,
    number,
    colour,
    size,
    lot: dyed,
    plyFrom: from,
    plyTo: to,
    parts: rest.parts,
    quantity: rest.quantity,
  })),
  pieces: found.reduce((all, one) => all + one.quantity, 0),
});
