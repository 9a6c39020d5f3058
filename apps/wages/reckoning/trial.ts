import type { ViewContext } from '@selvedge/sdk/app';
import { changeover } from '../entities/changeover.ts';
import { paper } from '../entities/payslip.ts';

/** Whether a month runs beside the paper: there is pay on paper for it, and nobody switched for it or an earlier one. */
export async function isTrial({ sql }: Pick<ViewContext, 'sql'>, month: string): Promise<boolean> {
  const [{ trial }] = await sql<{ trial: boolean }>`
    select exists (select 1 from ${paper} where deleted_at is null and month = ${month})
      and not exists (select 1 from ${changeover} where deleted_at is null and since <= ${month}) as trial`;
  return trial;
}
