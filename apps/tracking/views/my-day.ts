import { integer, list, object, text, view, workDayOf } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { record } from '../entities/record.ts';
import { pieces } from '../fields/bundle.ts';
import { missedIn, recentBundles } from '../floor/recent.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const orderNumber = text({ title: t('单号', 'Order no.'), required: true });
const operation = text({ title: t('工序号', 'No.'), required: true });
const title = text({ title: t('工序', 'Operation'), required: true });
/** Days back in which a bundle was scanned that may be one of his. */
const DAYS = 1;

interface Line {
  readonly order: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly bundles: number;
  readonly pieces: number;
}

export const myDay = view('tracking/myDay', {
  title: t('我今天报了什么', 'My day'),
  summary: t(
    '本人今天按工序的扎数件数；同样工序上后道已报、这道没人报的扎，可能是漏扫。',
    'One’s own bundles and pieces of today by operation; bundles on which a later operation is booked and this one is not may be missed scans.',
  ),
  permission: 'tracking.scan',
  input: { badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }) },
  output: {
    lines: list({
      title: t('今天', 'Today'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          orderNumber,
          operation,
          title,
          bundles: integer({ title: t('扎数', 'Bundles'), required: true }),
          pieces: pieces('件数', 'Pieces'),
        },
      }),
    }),
    missed: list({
      title: t('可能漏扫', 'Missed scans'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          number: text({ title: t('扎号', 'Bundle no.'), required: true }),
          orderNumber,
          operation,
          title,
          pieces: pieces('件数', 'Pieces'),
        },
      }),
    }),
  },
  async handle(ctx, { badge }) {
    const day = workDayOf(ctx.now, ctx.org);
    const worker = await workerOf(ctx, { badge, day });
    if (worker === null) return { lines: [], missed: [] };
    const own = await ctx.sql<Line>`
      select x."order", o.number as "orderNumber", x.operation, count(*)::int as bundles, sum(x.pieces)::int as pieces,
        coalesce((select e->>'title' from jsonb_array_elements(o.operations) e where e->>'code' = x.operation limit 1), x.operation) as title
      from (select r."order", r.operation, r.bundle, sum(r.quantity) as pieces from ${record} r
          where r.worker = ${worker.id}::uuid and r.day = ${day}::date and r.operation is not null and r.deleted_at is null
          group by 1, 2, 3 having sum(r.quantity) > 0) x join ${releasedOrders} o on o.id = x."order"
      group by x."order", o.number, o.operations, x.operation order by o.number, x.operation`;
    if (own.length === 0) return { lines: [], missed: [] };
    const recent = await recentBundles(ctx, DAYS, [...new Set(own.map(({ order }) => order))]);
    const his = new Set(own.map((line) => `${line.orderNumber} ${line.operation}`));
    return {
      lines: own.map(({ orderNumber: number, operation: code, title: name, bundles, pieces: sewn }) => ({
        orderNumber: number,
        operation: code,
        title: name,
        bundles,
        pieces: sewn,
      })),
      missed: missedIn(recent)
        .filter((one) => his.has(`${one.orderNumber} ${one.operation}`))
        .map(({ number, orderNumber: of, operation: code, title: name, pieces: missing }) => ({
          number,
          orderNumber: of,
          operation: code,
          title: name,
          pieces: missing,
        })),
    };
  },
});
