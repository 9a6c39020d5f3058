import { fromScaled, type ViewContext } from '@selvedge/sdk/app';
import { teams } from '@selvedge/contracts/people';
import { payslip } from '../entities/payslip.ts';
import { isLocked } from './months.ts';
import { peopleOf } from './people.ts';
import { totalsOf } from './present.ts';
import { reckonMonth, type Standing } from './reckoning.ts';

export interface Slip {
  readonly worker: string;
  readonly number: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly pieces: number;
  readonly piecePay: string;
  readonly overtimePay: string;
  readonly otherPay: string;
  readonly gross: string;
  readonly deductions: string;
  readonly net: string;
}

type Amounts = Record<'piecePay' | 'overtimePay' | 'otherPay' | 'gross' | 'deductions' | 'net', number>;

/**
 * Pay of everybody in a month, by number: the payslips once it is locked, else as it stands.
 * @param standing of a month that is not locked, when it was reckoned already
 */
export async function slipsOf(
  ctx: ViewContext,
  month: string,
  standing: Standing | null = null,
): Promise<Slip[]> {
  const names = new Map(
    (await ctx.sql<{ id: string; name: string }>`select id, name from ${teams}`).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const frozen = await ctx.sql<
    Amounts & { worker: string; number: string; name: string; team: string | null; pieces: number }
  >`
    select worker, number, name, team, pieces, piece_pay as "piecePay", overtime_pay as "overtimePay",
      other_pay as "otherPay", gross, deductions, net
    from ${payslip} where deleted_at is null and month = ${month} order by number`;
  if (frozen.length > 0 || (await isLocked(ctx, month)))
    return frozen.map(({ team, ...slip }) => ({
      ...slip,
      teamName: names.get(team ?? '') ?? null,
      piecePay: fromScaled(slip.piecePay, 2),
      overtimePay: fromScaled(slip.overtimePay, 2),
      otherPay: fromScaled(slip.otherPay, 2),
      gross: fromScaled(slip.gross, 2),
      deductions: fromScaled(slip.deductions, 2),
      net: fromScaled(slip.net, 2),
    }));
  const people = await peopleOf(ctx);
  const { pays } = standing ?? (await reckonMonth(ctx, month));
  return pays
    .map((pay) => {
      const person = people.get(pay.worker);
      return {
        worker: pay.worker,
        number: person?.number ?? '?',
        name: person?.name ?? '?',
        teamName: names.get(person?.team ?? '') ?? null,
        ...totalsOf(pay),
      };
    })
    .toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}
