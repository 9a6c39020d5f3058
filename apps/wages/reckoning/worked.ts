import { statement, type Statement, type ViewContext } from '@selvedge/sdk/app';
import { finishingWork } from '@selvedge/contracts/finishing';
import { work } from '@selvedge/contracts/tracking';

/**
 * Records of work of the sewing floor, and of finishing where the org uses it, in the columns of `tracking/work/v1`; to be asked
 * by an alias. What was done in finishing knows no style: `styles` of the operations tell it.
 */
export async function workOf(ctx: Pick<ViewContext, 'uses'>): Promise<Statement> {
  if (!(await ctx.uses('finishing'))) return statement`${work}`;
  return statement`(
    select id, worker, team, "order", style, bundle, colour, size, operation, quantity, is_rework, fault, marked_overtime,
      group_id, day, at, recorded_at from ${work}
    union all
    select id, worker, team, "order", null::uuid, null::uuid, colour, size, operation, quantity, false, null::text,
      null::boolean, null::uuid, day, at, recorded_at from ${finishingWork})`;
}
