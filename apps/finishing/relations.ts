import { relation } from '@selvedge/sdk/app';
import { finishingWork } from './contract.ts';
import { entry } from './entities/entry.ts';
import { t } from './words.ts';

export const workRelation = relation(finishingWork, {
  title: t('后道计件明细', 'Work in finishing'),
  from: (table) => `
    select org_id, id, corrects::uuid as takes_back, worker, team, "order", colour, size, stage as operation,
      pieces as quantity, day, at, created_at as recorded_at
    from ${table(entry)} where deleted_at is null and kind = 'stage'`,
});
