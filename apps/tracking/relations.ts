import { relation } from '@selvedge/sdk/app';
import { sewn as sewnRef, targets, work } from './contract.ts';
import { record } from './entities/record.ts';
import { sewn } from './entities/sewn.ts';
import { target } from './entities/target.ts';
import { t } from './words.ts';

export const workRelation = relation(work, {
  title: t('计件明细', 'Work'),
  from: (table) => `
    select org_id, id, takes_back::uuid as takes_back, worker, team, "order", style, bundle, colour, size, operation, quantity,
      is_rework, fault, marked_overtime, habit, "group" as group_id, day, at, created_at as recorded_at
    from ${table(record)} where deleted_at is null and quantity <> 0`,
});

export const sewnRelation = relation(sewnRef, {
  title: t('每天每道件数', 'Sewn by day and operation'),
  from: (table) => `
    select org_id, "order", operation, day, pieces, paid, own_rework, rework, people from ${table(sewn)}
    where deleted_at is null`,
});

export const targetRelation = relation(targets, {
  title: t('日目标', 'Targets'),
  from: (table) =>
    `select org_id, team, "from", pieces, hours from ${table(target)} where deleted_at is null`,
});
