import { list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { sheetFields, sheetOf } from '../consignments/sheet.ts';
import { statementSheet, statementSheetFields } from '../consignments/statements.ts';
import { consignment } from '../entities/consignment.ts';
import { statement } from '../entities/statement.ts';
import { t } from '../words.ts';

export const consignmentSheet = view('outside/consignmentSheet', {
  title: t('送货单内容', 'A delivery note'),
  permission: 'outside.read',
  input: { consignment: ref(consignment, { title: consignment.title, required: true }) },
  output: sheetFields,
  handle: async (ctx, { consignment: id }) => sheetOf(ctx, id),
});

export const statementPaper = view('outside/statementPaper', {
  title: t('对账单内容', 'A statement'),
  permission: 'outside.settle',
  input: { statement: ref(statement, { title: statement.title, required: true }) },
  output: statementSheetFields,
  handle: async (ctx, { statement: id }) => statementSheet(ctx, id),
});

interface Row {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly operations: readonly { readonly code: string; readonly title: string }[] | null;
}

/** What the desk offers when something is sent. */
export const toSend = view('outside/toSend', {
  title: t('可以外发的订单', 'Orders of which something may be sent out'),
  permission: 'outside.send',
  input: {},
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'No.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          operations: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: {
                code: text({ title: t('工序号', 'No.'), required: true }),
                title: text({ title: t('工序', 'Operation'), required: true }),
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<Row>`
      select id as "order", number, style_number as "styleNumber", operations from ${releasedOrders}
      where state in ('released', 'cutting', 'sewing', 'finishing') order by due nulls last, number limit 200`;
    return {
      orders: rows.map(({ operations, ...row }) => ({
        ...row,
        operations: (operations ?? []).map(({ code, title }) => ({ code, title })),
      })),
    };
  },
});
