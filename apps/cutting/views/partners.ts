import { choice, every, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { bundle } from '../entities/bundle.ts';
import { lotPair } from '../entities/lot-pair.ts';
import { apart, type Cut } from '../rules/joining.ts';
import { t } from '../words.ts';

const { number, parts, lot, plyFrom, plyTo, quantity } = bundle.fields;
const APART = {
  bed: t('不是同一床', 'Another bed'),
  plies: t('层号不重叠', 'Other plies'),
  lots: t('缸号没有配对', 'Dye lots are not paired'),
} as const;

const bundleField = ref(bundle, { title: t('扎', 'Bundle'), required: true });
const row = { bundle: bundleField, number, parts, lot, plyFrom, plyTo, quantity } as const;

type Found = Cut & { readonly id: string; readonly number: string; readonly quantity: number };

export const partners = view('cutting/partners', {
  title: t('配片', 'What it is joined with'),
  summary: t(
    '这一扎该与哪几扎拼合：同色同码、同面料同层、缸号已配对；差在哪里。',
    'Bundles that belong to it: same colour and size, common plies, paired dye lots; and why others do not.',
  ),
  permission: 'cutting.read',
  input: { bundle: bundleField },
  output: {
    number: text({ title: t('扎号', 'Bundle no.'), required: true }),
    joins: list({
      title: t('配片', 'Joins'),
      required: true,
      item: object({ title: t('扎', 'Bundle'), fields: row }),
    }),
    others: list({
      title: t('不能拼合', 'Does not join'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: { ...row, why: choice({ title: t('原因', 'Why'), options: APART, required: true }) },
      }),
    }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
  },
  async handle(ctx, { bundle: id }) {
    const mine: Found = await ctx.records(bundle).get(id);
    const { order, colour, size } = mine;
    const same = await every(ctx.records(bundle), {
      where: { order, colour, size, state: 'live' },
      sort: 'serial',
    });
    const pairs = await every(ctx.records(lotPair), { where: { order, colour } });
    const weighed = same.filter((one) => one.id !== id).map((one) => ({ one, why: apart(mine, one, pairs) }));
    return {
      number: mine.number,
      pieces: mine.quantity,
      joins: weighed.flatMap(({ one, why }) => (why === null ? [shown(one)] : [])),
      others: weighed.flatMap(({ one, why }) =>
        why === 'bed' || why === 'plies' || why === 'lots' ? [{ ...shown(one), why }] : [],
      ),
    };
  },
});

const shown = (one: Found) => ({
  bundle: one.id,
  number: one.number,
  parts: one.parts,
  lot: one.lot,
  plyFrom: one.plyFrom,
  plyTo: one.plyTo,
  quantity: one.quantity,
});
