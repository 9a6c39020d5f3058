import { integer, view } from '@selvedge/sdk/app';
import { dayIn, weekEnd } from '../rules/due.ts';
import { t } from '../words.ts';
import { boardRows, type BoardRow, openBoard } from './board.ts';

const output = {
  rows: boardRows,
  orders: integer({ title: t('单数', 'Orders'), required: true }),
  late: integer({ title: t('逾期单数', 'Late orders'), required: true }),
  pieces: integer({ title: t('未出货件数', 'Pieces to ship'), required: true, unit: '件' }),
} as const;

const withFigures = (rows: readonly BoardRow[]) => ({
  rows,
  orders: rows.length,
  late: rows.filter(({ isLate }) => isLate).length,
  pieces: rows.reduce((sum, { remaining }) => sum + remaining, 0),
});

export const orderBoard = view('orders/orderBoard', {
  title: t('在产订单', 'Open orders'),
  summary: t('能不能交：剩几天、出了多少。', 'Will it ship: days left, pieces shipped.'),
  permission: 'orders.read',
  input: {},
  output,
  handle: async (ctx) => withFigures(await openBoard(ctx)),
});

export const dueThisWeek = view('orders/dueThisWeek', {
  title: t('本周交货', 'Due this week'),
  summary: t('到本周日为止要交的，逾期的也在内。', 'Due by Sunday, and what is late already.'),
  permission: 'orders.read',
  input: {},
  output,
  handle: async (ctx) => withFigures(await openBoard(ctx, weekEnd(dayIn(ctx.now, ctx.org.timeZone)))),
});
