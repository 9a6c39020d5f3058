import type { ViewContext } from '@selvedge/sdk/app';
import { inspection, resumption } from '../entities/inspection.ts';
import { qualitySettings } from '../settings.ts';
import { type Happened, type Severity, severityAfter } from '../rules/switching.ts';

interface Row {
  readonly kind: 'lot' | 'resumed';
  readonly isAccepted: boolean | null;
  readonly isBetween: boolean | null;
  readonly accept: number | null;
  readonly isAcceptedTighter: boolean | null;
}

/** How strictly the next lot of a style is inspected: lots of a style are a series. */
export async function severityOf(
  ctx: Pick<ViewContext, 'sql' | 'settings'>,
  style: string,
): Promise<Severity> {
  const { switching, reduced } = await ctx.settings(qualitySettings);
  if (!switching) return 'normal';
  const rows = await ctx.sql<Row>`
    select * from (
      select 'lot' as kind, i.state = 'accepted' as "isAccepted", coalesce(i.is_between, false) as "isBetween",
        (select min((c->>'accept')::int) from jsonb_array_elements(i.classes) c where c->>'aql' <> '0') as accept,
        coalesce(i.is_accepted_tighter, false) as "isAcceptedTighter", i.concluded_at as at
      from ${inspection} i
      where i.style = ${style}::uuid and i.state in ('accepted', 'rejected') and i.repeats is null and i.deleted_at is null
      union all
      select 'resumed', null, null, null, null, r.at from ${resumption} r where r.style = ${style}::uuid and r.deleted_at is null) x
    order by at`;
  return severityAfter(rows.map(happened), reduced);
}

const happened = ({ kind, isAccepted, isBetween, accept, isAcceptedTighter }: Row): Happened =>
  kind === 'resumed'
    ? { kind }
    : {
        kind,
        isAccepted: isAccepted ?? false,
        isBetween: isBetween ?? false,
        accept: accept ?? 0,
        isAcceptedTighter: isAcceptedTighter ?? false,
      };
