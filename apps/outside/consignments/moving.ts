import { type ActionContext, conflict, every, type RecordOf } from '@selvedge/sdk/app';
import { movingPieces } from '../contract.ts';
import { dayIn } from '../day.ts';
import { consignment } from '../entities/consignment.ts';
import { movement } from '../entities/movement.ts';
import { MOVEMENTS } from '../fields/states.ts';
import { type Movement, refusal } from '../rules/owed.ts';
import { t } from '../words.ts';

export type Consignment = RecordOf<typeof consignment>;
type Stored = RecordOf<typeof movement>;

/** Pieces that are to move. */
export interface Wish extends Movement {
  readonly bundleNumber: string | null;
  readonly corrects?: string;
}

interface When {
  readonly day: string | null;
  readonly note: string | null;
}

export const movementsOf = (ctx: Pick<ActionContext, 'records'>, of: string): Promise<Stored[]> =>
  every(ctx.records(movement), { where: { consignment: of }, sort: 'createdAt' });

/**
 * Writes movements of a consignment that is locked, after asking whoever counts the floor.
 * @throws conflict when something would be below zero, or the floor refuses
 */
export async function move(
  ctx: ActionContext,
  of: Consignment,
  wishes: readonly Wish[],
  { day, note }: When,
): Promise<void> {
  const wrong = refusal(await movementsOf(ctx, of.id), wishes);
  if (wrong !== null) throw conflict(sentence(wrong, wishes));
  for (const { kind, bundle, bundleNumber, colour, size, pieces, corrects } of wishes) {
    const { id } = await ctx.records(movement).add({
      consignment: of.id,
      partner: of.partner,
      kind,
      bundle,
      bundleNumber,
      colour,
      size,
      pieces,
      day: day ?? dayIn(ctx.now, ctx.org.timeZone),
      at: ctx.now.toISOString(),
      corrects,
      note,
      person: ctx.actor?.name,
    });
    await ctx.consult(movingPieces, {
      movement: id,
      order: of.order,
      bundle,
      colour,
      size,
      kind,
      pieces,
      operations: of.operations,
    });
  }
}

function sentence({ cell, what }: NonNullable<ReturnType<typeof refusal>>, wishes: readonly Wish[]) {
  const number = wishes.find(({ bundle }) => bundle !== null && bundle === cell.bundle)?.bundleNumber;
  const [zh, en] =
    number === undefined || number === null
      ? [`${cell.colour} ${cell.size}`, `${cell.colour} ${cell.size}`]
      : [`第 ${number} 扎`, `Bundle ${number}`];
  if (what !== 'owed')
    return t(
      `${zh}的“${MOVEMENTS[what].zh}”会小于零。`,
      `${en}: “${MOVEMENTS[what].en}” would be below zero.`,
    );
  const more = -cell.owed;
  return t(
    `${zh}多出 ${more} 件：发出 ${cell.out} 件，收回和短少不能超过它。`,
    `${en}: ${more} pieces too many; ${cell.out} went out, no more can come back or be short.`,
  );
}
