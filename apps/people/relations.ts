import { relation } from '@selvedge/sdk/app';
import { badges, clocks, placings, teams, workers } from './contract.ts';
import { badge } from './entities/badge.ts';
import { clock } from './entities/clock.ts';
import { placing } from './entities/placing.ts';
import { team } from './entities/team.ts';
import { worker } from './entities/worker.ts';
import { t } from './words.ts';

export const workerRelation = relation(workers, {
  title: t('员工', 'Workers'),
  from: (table) => `
    select org_id, id, number, name, team, position, skills, is_apprentice, hired_on, left_on, is_active, login
    from ${table(worker)} where deleted_at is null`,
});

export const placingRelation = relation(placings, {
  title: t('调组、借调', 'Moves and loans'),
  from: (table) => `
    select org_id, worker, team, kind, since, until from ${table(placing)} where deleted_at is null`,
});

export const badgeRelation = relation(badges, {
  title: t('工牌', 'Badges'),
  from: (table) => `select org_id, token, worker, is_void from ${table(badge)} where deleted_at is null`,
});

export const clockRelation = relation(clocks, {
  title: t('打卡', 'Clocks'),
  from: (table) => `select org_id, worker, at, direction from ${table(clock)} where deleted_at is null`,
});

export const teamRelation = relation(teams, {
  title: t('班组', 'Teams'),
  from: (table) => `select org_id, id, name, is_active from ${table(team)} where deleted_at is null`,
});
