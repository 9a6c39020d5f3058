import { list, object, ref, text, view } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { work } from '@selvedge/contracts/tracking';
import { figure, orderNumberField } from '../fields/counts.ts';
import { bundleOf, sewnIn } from '../floor/bundle.ts';
import { isBadge, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const operation = text({ title: t('工序号', 'Operation no.'), required: true });
const title = text({ title: t('工序', 'Operation'), required: true });

interface Recent {
  readonly order: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string | null;
  readonly team: string | null;
}

/** What a roaming inspector has before him: a badge, or a bundle. */
export const look = view('quality/look', {
  title: t('扫码看是谁做的', 'Who sewed it'),
  summary: t(
    '扫菲票：这扎各工序谁做的；扫工牌：这人最近做什么。',
    'A ticket: who sewed which operation; a badge: what he sewed last.',
  ),
  permission: 'quality.check',
  input: {
    code: text({
      title: t('菲票、扎号或工牌', 'Ticket, bundle no. or badge'),
      required: true,
      maxLength: 300,
    }),
  },
  output: {
    bundle: object({
      title: t('扎', 'Bundle'),
      fields: {
        id: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
        number: text({ title: t('扎号', 'Number'), required: true }),
        order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
        orderNumber: orderNumberField,
        styleName: text({ title: t('款名', 'Style') }),
        colour: text({ title: t('颜色', 'Colour') }),
        size: text({ title: t('尺码', 'Size') }),
        quantity: figure('件数', 'Pieces', '件'),
      },
    }),
    worker: object({
      title: t('员工', 'Worker'),
      fields: {
        id: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
        name: text({ title: t('姓名', 'Name'), required: true }),
        number: text({ title: t('工号', 'Number'), required: true }),
      },
    }),
    work: list({
      title: t('做了什么', 'Work'),
      required: true,
      item: object({
        title: t('一道', 'Operation'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: orderNumberField,
          operation,
          title,
          worker: ref(workerRef, { title: t('员工', 'Worker') }),
          name: text({ title: t('姓名', 'Name') }),
          team: ref(teamRef, { title: t('组', 'Team') }),
        },
      }),
    }),
  },
  async handle(ctx, { code }) {
    if (isBadge(code)) {
      const worker = await workerOf(ctx, { badge: code, worker: null });
      if (worker === null) return { bundle: null, worker: null, work: [] };
      const rows = await ctx.sql<Recent>`
        select w."order", o.number as "orderNumber", w.operation,
          (select e->>'title' from jsonb_array_elements(o.operations) e where e->>'code' = w.operation limit 1) as title,
          (array_agg(w.team order by w.at desc))[1] as team
        from ${work} w join ${releasedOrders} o on o.id = w."order"
        where w.worker = ${worker.id}::uuid and w.quantity > 0 group by 1, 2, 3, 4 order by max(w.at) desc limit 8`;
      const { id, name, number } = worker;
      return {
        bundle: null,
        worker: { id, name, number },
        work: rows.map((row) => ({ ...row, title: row.title ?? row.operation, worker: id, name })),
      };
    }
    const bundle = await bundleOf(ctx, code);
    if (bundle === null) return { bundle: null, worker: null, work: [] };
    const sewn = await sewnIn(ctx, bundle.id);
    const { steps, ...facts } = bundle;
    return {
      bundle: facts,
      worker: null,
      work: steps.map((step) => {
        const hand = sewn.find((one) => one.operation === step.code);
        return {
          order: bundle.order,
          orderNumber: bundle.orderNumber,
          operation: step.code,
          title: step.title,
          worker: hand?.worker ?? null,
          name: hand?.name ?? null,
          team: hand?.team ?? null,
        };
      }),
    };
  },
});
