import { type ActionContext, conflict, type RecordOf } from '@selvedge/sdk/app';
import { bundleChanged, ticketVoided, voidingBundle } from '../contract.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
import { every } from '../every.ts';
import { t } from '../words.ts';

export type Bundle = RecordOf<typeof bundle>;
export type Ticket = RecordOf<typeof ticket>;

/** Holds bundles until the unit of work ends, always in one order, so that two people never wait for each other. */
export async function hold({ sql }: Pick<ActionContext, 'sql'>, ids: readonly string[]): Promise<void> {
  await sql`select id from ${bundle} where id = any(${[...ids]}::uuid[]) order by id for update`;
}

/** @throws conflict when it is void */
export function demandLive({ number, state }: Pick<Bundle, 'number' | 'state'>): void {
  if (state === 'live') return;
  throw conflict(t(`第 ${number} 扎已作废。`, `Bundle ${number} is void.`));
}

/** Makes a ticket void and tells others; its code opens nothing any more. */
export async function voidOne(ctx: ActionContext, { id, serial, bundle: of }: Ticket, reason: string) {
  await ctx.records(ticket).change(id, { isVoid: true, reason });
  await ctx.emit(ticketVoided, of, { ticket: id, serial, reason });
}

/** Makes a bundle and its tickets void, when no app that was asked refuses. It must be held. */
export async function voidWhole(ctx: ActionContext, found: Bundle, reason: string): Promise<void> {
  const { id, number, order, quantity } = found;
  await ctx.consult(voidingBundle, { bundle: id, number });
  const tickets = await every(ctx.records(ticket), { where: { bundle: id, isVoid: false } });
  for (const one of tickets) await voidOne(ctx, one, reason);
  await ctx.records(bundle).change(id, { state: 'void', reason });
  await ctx.emit(bundleChanged, id, { order, number, what: 'voided', before: quantity, after: 0, reason });
}
