import { type ActionContext, conflict, every, type RecordOf } from '@selvedge/sdk/app';
import { bundleChanged, ticketVoided, voidingBundle } from '../contract.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
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

/** Makes bundles and their tickets void, when no app that was asked refuses any. They must be held. */
export async function voidWhole(ctx: ActionContext, found: readonly Bundle[], reason: string): Promise<void> {
  for (const { id, number } of found) await ctx.consult(voidingBundle, { bundle: id, number });
  const ids = found.map(({ id }) => id);
  const tickets = await every(ctx.records(ticket), { where: { bundle: { in: ids }, isVoid: false } });
  await ctx.records(ticket).changeAll(tickets.map(({ id }) => ({ id, changes: { isVoid: true, reason } })));
  for (const { id, serial, bundle: of } of tickets)
    await ctx.emit(ticketVoided, of, { ticket: id, serial, reason });
  await ctx.records(bundle).changeAll(ids.map((id) => ({ id, changes: { state: 'void', reason } })));
  for (const { id, number, order, quantity: before } of found)
    await ctx.emit(bundleChanged, id, { order, number, what: 'voided', before, after: 0, reason });
}
