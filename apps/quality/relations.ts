import { relation } from '@selvedge/sdk/app';
import { checks, defects } from './contract.ts';
import { check } from './entities/check.ts';
import { finding } from './entities/finding.ts';
import { t } from './words.ts';

export const checksRelation = relation(checks, {
  title: t('检验记录', 'Checks'),
  from: (table) => `
    select org_id, id, kind, inspection, "order", team, bundle, operation, worker, inspected, defectives, defects, day, at
    from ${table(check)} where deleted_at is null`,
});

export const defectsRelation = relation(defects, {
  title: t('疵病', 'Defects'),
  from: (table) => `
    select org_id, id, "check", kind, "order", team, bundle, operation, worker, code, grade, defect_kind, quantity, sent_back, day, at
    from ${table(finding)} where deleted_at is null`,
});
