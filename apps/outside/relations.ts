import { relation } from '@selvedge/sdk/app';
import { movements } from './contract.ts';
import { consignment } from './entities/consignment.ts';
import { movement } from './entities/movement.ts';
import { t } from './words.ts';

export const movementRelation = relation(movements, {
  title: t('外发收发', 'Movements outside'),
  from: (table) => `
    select m.org_id, m.id, m.consignment, m.partner, c."order", m.bundle, m.colour, m.size, m.kind, m.pieces,
      nullif(c.operations, 'null'::jsonb) as operations, m.day, m.at
    from ${table(movement)} m join ${table(consignment)} c on c.org_id = m.org_id and c.id = m.consignment
    where m.deleted_at is null`,
});
