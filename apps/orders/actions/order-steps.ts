import {
  type ActionContext,
  conflict,
  type Fields,
  integer,
  type InputOf,
  invalid,
  ref,
  type RecordOf,
  text,
  type Titles,
} from '@selvedge/sdk/app';
import { orderChanged } from '../contract.ts';
import { order } from '../entities/order.ts';
import { orderChange } from '../entities/order-change.ts';
import { STATE_TITLES } from '../fields/state.ts';
import { type Matrix, matrixFaults } from '../rules/matrix.ts';
import { after, type Standing, type Step } from '../rules/states.ts';
import { matrixSentence } from '../sentences/matrix.ts';
import { t } from '../words.ts';

export type Order = RecordOf<typeof order>;

/** Which order, and how it looked to whoever acts: another's change meanwhile is not overwritten. */
export const whichOrder = {
  order: ref(order, { title: t('订单', 'Order'), required: true }),
  version: integer({
    title: t('所见版本', 'Version seen'),
    help: t('填了以后，别人改过就不覆盖', 'With it, a change by somebody else meanwhile is not overwritten'),
  }),
} as const satisfies Fields;

export const reasonField = text({ title: t('原因', 'Why'), required: true });

const STEP_TITLES: Readonly<Record<Step['kind'], Titles>> = {
  release: t('下达', 'released'),
  advance: t('改到这一步', 'advanced to that stage'),
  hold: t('暂停', 'held'),
  resume: t('恢复', 'resumed'),
  cancel: t('取消', 'cancelled'),
  ship: t('出货', 'shipped'),
  unship: t('更正出货', 'corrected'),
  close: t('关闭', 'closed'),
};

/** Where a step leads an order. @throws conflict when its state does not allow it */
export function step(found: Pick<Order, 'state' | 'heldFrom'>, wished: Step): Standing {
  const standing = after(found, wished);
  if (standing !== null) return standing;
  throw refusedIn(found, STEP_TITLES[wished.kind]);
}

/** Refuses what cannot be done in a state. */
export const refusedIn = ({ state }: Pick<Order, 'state'>, what: Titles) =>
  conflict(
    t(
      `订单现在是“${STATE_TITLES[state].zh}”，不能${what.zh}。`,
      `The order is “${STATE_TITLES[state].en}” and cannot be ${what.en}.`,
    ),
  );

/** @throws input.invalid */
export function checkMatrix(path: string, lines: Matrix): void {
  const faults = matrixFaults(lines);
  if (faults.length > 0) throw invalid(...faults.map((fault) => ({ path, message: matrixSentence(fault) })));
}

/** Somebody who may not know a field does not set it either. @throws input.invalid */
export function refuseHidden(
  ctx: ActionContext,
  permission: string,
  given: Readonly<Record<string, unknown>>,
): void {
  if (ctx.may(permission)) return;
  const named = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  if (named.length > 0)
    throw invalid(
      ...named.map(([path]) => ({
        path,
        message: t('没有权限填写这一栏。', 'You may not fill this field.'),
      })),
    );
}

type Told = Omit<InputOf<(typeof orderChange)['fields']>, 'order' | 'person'> &
  Pick<InputOf<(typeof orderChanged)['payload']>, 'operations'>;

/** Keeps a change of a released order beside it, and tells others. */
export async function tell(ctx: ActionContext, changed: Order, { operations, ...told }: Told): Promise<void> {
  await ctx.records(orderChange).add({ ...told, order: changed.id, person: ctx.actor?.name ?? null });
  const { number, state, due, quantity } = changed;
  const { what, reason, before, after: since } = told;
  await ctx.emit(orderChanged, changed.id, {
    number,
    what,
    reason,
    state,
    due,
    quantity,
    before,
    after: since,
    operations,
  });
}
