import { statement } from '@selvedge/sdk/app';

/** Operation that is counted as output, of an order `o` with its operations: the one that is marked, else the last. */
export const OUTPUT = statement`coalesce(
  (select e->>'code' from jsonb_array_elements(o.operations) e where (e->>'isOutput')::boolean limit 1),
  o.operations->-1->>'code')`;
