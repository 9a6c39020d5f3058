import {
  boolean,
  date,
  integer,
  list,
  moment,
  money,
  object,
  ref,
  statement,
  text,
  fromScaled,
  view,
} from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { monthInput } from '../actions/months.ts';
import { PAY } from '../entities/extra.ts';
import { PRICE_PLACES } from '../entities/price.ts';
import { bookOf, operationsOf } from '../reckoning/book.ts';
import { windowOf } from '../reckoning/months.ts';
import { workOf } from '../reckoning/worked.ts';
import { t } from '../words.ts';

const MOST = 5000;

interface Row {
  readonly record: string;
  readonly day: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly bundle: string | null;
  readonly style: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly isRework: boolean;
}

export const lineRecords = view('wages/lineRecords', {
  title: t('工资项背后的记录', 'Records behind a line of pay'),
  summary: t(
    '工资条上一行计件，是哪几扎、哪天、几点报的。',
    'The records of work of which a line of pieces is the sum.',
  ),
  permission: PAY,
  input: {
    month: monthInput,
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true }),
    isLate: boolean({ title: t('补上月', 'Last month'), required: true, default: false }),
    isShared: boolean({ title: t('集体计件', 'Of a group'), required: true, default: false }),
  },
  output: {
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    rows: list({
      title: t('记录', 'Records'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一条', 'Record'),
        fields: {
          record: text({ title: t('记录', 'Record'), required: true }),
          day: date({ title: t('工作日', 'Work day'), required: true }),
          at: moment({ title: t('时间', 'When'), required: true }),
          bundle: text({ title: t('扎号', 'Bundle') }),
          colour: text({ title: t('颜色', 'Colour') }),
          size: text({ title: t('尺码', 'Size') }),
          quantity: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
          isRework: boolean({ title: t('返工', 'Rework'), required: true }),
          price: money({ title: t('工价', 'Price'), scale: PRICE_PLACES }),
        },
      }),
    }),
  },
  async handle(ctx, { month, worker, order, operation, isLate, isShared }) {
    const { from, to, late, until, locks } = await windowOf(ctx, month);
    const span =
      isLate && late !== null
        ? statement`w.day >= ${late.from}::date and w.day < ${from}::date and w.recorded_at > ${late.since}::timestamptz`
        : statement`w.day >= ${from}::date and w.day <= ${to}::date`;
    const whose = isShared ? statement`w.group_id is not null` : statement`w.worker = ${worker}::uuid`;
    const numbers = (await ctx.uses('cutting'))
      ? statement`(select b.number from ${bundles} b where b.id = w.bundle)`
      : statement`null::text`;
    const rows = await ctx.sql<Row>`
      select w.id as record, w.day::text as day, w.at, w.recorded_at as "recordedAt", ${numbers} as bundle, w.style, w.colour,
        w.size, w.quantity, w.is_rework as "isRework"
      from ${await workOf(ctx)} w
      where ${span} and ${whose} and w."order" = ${order}::uuid and w.operation = ${operation}
        and w.recorded_at <= ${until}::timestamptz
      order by w.day, w.at, w.id limit ${MOST}`;
    const book = await bookOf(ctx);
    const { names, styles } = await operationsOf(ctx);
    const title = names.get(`${order} ${operation}`)?.name ?? null;
    return {
      pieces: rows.reduce((sum, { quantity }) => sum + quantity, 0),
      rows: rows.map(({ at, recordedAt: _stored, style, ...row }) => {
        const lockedAt = isLate ? (locks.get(row.day.slice(0, 7)) ?? null) : null;
        const price = book.priceOf(
          { ...row, style: style ?? styles.get(order) ?? null, order, operation, title },
          lockedAt,
        );
        return {
          ...row,
          at: at.toISOString(),
          price: price === null ? null : fromScaled(price.price, PRICE_PLACES),
        };
      }),
    };
  },
});
