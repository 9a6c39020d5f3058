import { relation } from '@selvedge/sdk/app';
import { placings, workers } from './contract.ts';
import { placing } from './entities/placing.ts';
import { worker } from './entities/worker.ts';
import { t } from './words.ts';

export const workerRelation = relation(workers, {
  title: t('员工', 'Workers'),
  from: (table) => `
    select org_id, id, number, name, team, position, is_apprentice, hired_on, left_on, is_active
    from ${table(worker)} where deleted_at is null`,
});

export const placingRelation = relation(placings, {
  title: t('调组、借调', 'Moves and loans'),
  from: (table) => `
    select org_id, worker, team, kind, since, until from ${table(placing)} where deleted_at is null`,
});
