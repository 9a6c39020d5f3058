import type { ActionContext, RecordOf } from '@selvedge/sdk/app';
import { ticket } from '../entities/ticket.ts';
import { lastTicket } from '../numbers.ts';
import { serialsAfter } from '../rules/numbering.ts';
import { codeOf } from '../rules/ticket-code.ts';

const RANDOM = 12;
export const newCode = (): string => codeOf(crypto.getRandomValues(new Uint8Array(RANDOM)));

export interface TicketWish {
  readonly bundle: { readonly id: string; readonly number: string };
  /** null = of the whole bundle. */
  readonly coupon: { readonly code: string; readonly title: string } | null;
}

/** Gives tickets their numbers and codes, and keeps them. @param isPrinted false = they are to be printed yet */
export async function addTickets(
  ctx: ActionContext,
  wishes: readonly TicketWish[],
  isPrinted = true,
): Promise<readonly RecordOf<typeof ticket>[]> {
  const serials = serialsAfter(await lastTicket(ctx), wishes.length);
  return ctx.records(ticket).addAll(
    wishes.map(({ bundle, coupon }, index) => ({
      serial: serials[index],
      bundle: bundle.id,
      bundleNumber: bundle.number,
      code: newCode(),
      operation: coupon?.code ?? null,
      operationTitle: coupon?.title ?? null,
      ...(isPrinted ? { lastPrint: ctx.now.toISOString() } : { prints: 0 }),
      person: ctx.actor?.name,
    })),
  );
}
