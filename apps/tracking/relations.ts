import { relation } from '@selvedge/sdk/app';
import { work } from './contract.ts';
import { record } from './entities/record.ts';
import { t } from './words.ts';

export const workRelation = relation(work, {
  title: t('计件明细', 'Work'),
  from: (table) => `
    select org_id, id, takes_back::uuid as takes_back, worker, team, "order", style, bundle, colour, size, operation, quantity,
      is_rework, fault, marked_overtime, habit, "group" as group_id, day, at, created_at as recorded_at
    from ${table(record)} where deleted_at is null and quantity <> 0`,
});
