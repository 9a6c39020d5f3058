import { relation } from '@selvedge/sdk/app';
import { bundles, lotPairs, tickets } from './contract.ts';
import { bundle } from './entities/bundle.ts';
import { lotPair } from './entities/lot-pair.ts';
import { ticket } from './entities/ticket.ts';
import { t } from './words.ts';

export const bundleRelation = relation(bundles, {
  title: t('扎', 'Bundles'),
  from: (table) => `
    select org_id, id, number, "order", style, style_version, colour, size, lot, fabric, bed, bed_number, ply_from, ply_to,
      nullif(parts, 'null'::jsonb) as parts, quantity, cut_quantity, state, origin, origin = 'recut' as is_recut,
      divided_from,
      created_at as cut_at
    from ${table(bundle)} where deleted_at is null`,
});

export const ticketRelation = relation(tickets, {
  title: t('菲票', 'Tickets'),
  from: (table) => `
    select org_id, id, serial, code, bundle, operation, is_void from ${table(ticket)} where deleted_at is null`,
});

export const lotPairRelation = relation(lotPairs, {
  title: t('缸号配对', 'Pairs of dye lots'),
  from: (table) =>
    `select org_id, "order", colour, lot_a, lot_b from ${table(lotPair)} where deleted_at is null`,
});
