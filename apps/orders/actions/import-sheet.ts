import { action, boolean, date, integer, invalid, list, ref, text } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { order } from '../entities/order.ts';
import { style } from '../entities/style.ts';
import { linesField } from '../fields/matrix.ts';
import { noticesField } from '../fields/notices.ts';
import { subjectFields, termsFields } from '../fields/order-facts.ts';
import { sortedSizes } from '../rules/size-order.ts';
import { type SheetReading, readMatrix } from '../sheet/read-matrix.ts';
import { cellsOfText } from '@selvedge/sdk/sheet';
import { orderSettings } from '../settings.ts';
import { t } from '../words.ts';
import { addDraft } from './add-order.ts';

const found = {
  number: text({ title: t('单号', 'Order no.') }),
  customerNumber: text({ title: t('客户单号', 'Customer’s order no.') }),
  customerName: text({ title: t('表上的客户', 'Customer in the sheet') }),
  styleNumber: text({ title: t('款号', 'Style no.') }),
  style: ref(style, { title: t('款式', 'Style') }),
  due: date({ title: t('交期', 'Due') }),
} as const;

export const importSheet = action('orders/importSheet', {
  title: t('粘贴订单表', 'Import an order sheet'),
  summary: t(
    '把客户的订单表整块粘贴进来，读成一张订单；先试读，看清读懂了什么、没读懂什么。',
    'Paste a customer’s order sheet: it becomes one order. A dry run says what was understood and what was not.',
  ),
  template: {
    columns: [
      {
        heading: t('单号', 'Order no.'),
        isNeeded: true,
        hint: t('一张表一张订单', 'One order a sheet'),
        example: ['A-1023', 'A-1023'],
      },
      {
        heading: t('款号', 'Style no.'),
        isNeeded: true,
        hint: t('先建好款式', 'The style is there already'),
        example: ['P2601', 'P2601'],
      },
      { heading: t('客户', 'Customer'), example: ['海纳服饰', '海纳服饰'] },
      { heading: t('交期', 'Delivery date'), example: ['2026-12-20', '2026-12-20'] },
      {
        heading: t('颜色', 'Colour'),
        isNeeded: true,
        hint: t('一行一个颜色', 'A row for each colour'),
        example: ['藏青', '白'],
      },
      {
        heading: t('S', 'S'),
        hint: t('尺码列可以改成自己的：M、L、110、均码…', 'Sizes as you have them: M, L, 110'),
        example: ['60', '30'],
      },
      { heading: t('M', 'M'), example: ['90', '40'] },
      { heading: t('L', 'L'), example: ['60', '30'] },
    ],
  },
  permission: 'orders.write',
  input: {
    text: text({
      title: t('粘贴的内容', 'Pasted text'),
      multiline: true,
      maxLength: 200_000,
      help: t('从 Excel、WPS 直接复制', 'Copied from a spreadsheet'),
    }),
    rows: list({
      title: t('单元格', 'Cells'),
      item: list({
        title: t('行', 'Row'),
        item: text({ title: t('格', 'Cell'), maxLength: 2000, multiline: true }),
      }),
    }),
    number: text({
      title: t('单号', 'Order no.'),
      maxLength: 60,
      help: t('不填用表上的', 'Left out: the sheet’s'),
    }),
    customer: ref(customer, { title: t('客户', 'Customer') }),
    style: subjectFields.style,
    styleVersion: subjectFields.styleVersion,
    ...termsFields,
    dryRun: boolean({ title: t('试读', 'Dry run'), required: true, default: false }),
  },
  output: {
    order: ref(order, { title: t('订单', 'Order') }),
    ...found,
    lines: linesField,
    sizes: list({
      title: t('尺码', 'Sizes'),
      item: text({ title: t('尺码', 'Size'), required: true }),
      required: true,
    }),
    quantity: integer({ title: t('数量', 'Quantity'), required: true }),
    understood: noticesField(t('读懂的', 'Understood')),
    unclear: noticesField(t('没读懂的', 'Not clear')),
  },
  async handle(ctx, { text: pasted, rows, dryRun, number, style: chosen, ...facts }) {
    const reading = readMatrix(rows ?? cellsOfText(pasted ?? ''));
    const { facts: said, lines } = reading;
    const known = said.style === undefined ? null : await ctx.records(style).first({ number: said.style });
    const named = said.customer === undefined ? null : await customerNamed(said.customer);
    const wished = {
      ...facts,
      number: number ?? said.number ?? null,
      customer: facts.customer ?? named,
      style: chosen ?? known?.id ?? null,
      customerNumber: facts.customerNumber ?? said.customerNumber ?? null,
      orderDate: facts.orderDate ?? said.orderDate ?? null,
      due: facts.due ?? said.due ?? null,
    };
    const { sizeOrder } = await ctx.settings(orderSettings);
    const answer = {
      number: wished.number,
      customerNumber: wished.customerNumber,
      customerName: said.customer ?? null,
      styleNumber: said.style ?? null,
      style: wished.style,
      due: wished.due,
      lines,
      sizes: sortedSizes([...new Set(lines.flatMap(({ sizes }) => Object.keys(sizes)))], sizeOrder ?? []),
      quantity: reading.total,
      understood: [
        ...reading.understood,
        ...newCustomer(wished.customer === null ? (said.customer ?? null) : null),
      ],
      unclear: [...reading.unclear, ...unknownStyle(reading, wished.style)],
    };
    if (dryRun) return { ...answer, order: null };
    if (lines.length === 0)
      throw invalid(
        ...reading.unclear.map((message) => ({ path: rows === null ? 'text' : 'rows', message })),
      );
    if (wished.number === null)
      throw invalid({
        path: 'number',
        message: t('表上没有单号，请填写。', 'The sheet has no order number: fill it in.'),
      });
    const buyer =
      wished.customer ??
      (said.customer === undefined ? null : (await ctx.records(customer).add({ name: said.customer })).id);
    if (buyer === null)
      throw invalid({ path: 'customer', message: t('请选择客户。', 'Choose the customer.') });
    const { id } = await addDraft(ctx, {
      ...wished,
      number: wished.number,
      customer: buyer,
      lines,
    });
    return { ...answer, order: id };

    async function customerNamed(name: string): Promise<string | null> {
      const customers = ctx.records(customer);
      return ((await customers.first({ name })) ?? (await customers.first({ shortName: name })))?.id ?? null;
    }
  },
});

/** A style number that nobody knows yet. */
const unknownStyle = ({ facts }: SheetReading, chosen: string | null) =>
  facts.style === undefined || chosen !== null
    ? []
    : [
        t(
          `款号 ${facts.style} 还没有建款，订单先不挂款式。`,
          `There is no style ${facts.style} yet; the order stands without one.`,
        ),
      ];

/** A customer whom nobody has dealt with yet comes into being with the first order. */
const newCustomer = (name: string | null) =>
  name === null
    ? []
    : [
        t(
          `客户“${name}”还没有，导入时新建。`,
          `The customer “${name}” is not there yet and is made when it is read in.`,
        ),
      ];
