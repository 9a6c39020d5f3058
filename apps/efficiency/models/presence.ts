import { readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { attendance } from '../entities/attendance.ts';
import { presence } from '../entities/presence.ts';

/** Days of attendance, a row a worker, so that a quarter of a year is added up at once. */
export const presenceModel = readModel(presence, {
  key: ['day', 'worker'],
  scope: ['day'],
  rows: (scopes: Scopes) => statement`
    select a.day, (one->>'worker')::uuid as worker, (one->>'team')::uuid as team, (one->>'minutes')::int as minutes
    from ${attendance} a cross join lateral jsonb_array_elements(a.workers) one
    where a.deleted_at is null and ${scopes.among('a.day')}`,
});
