import { boolean, choice, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teams } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { bundleFields, bundleTold, pieces } from '../fields/bundle.ts';
import { KIND_WORDS } from '../fields/words.ts';
import { openOn } from '../floor/choosing.ts';
import { standingOf } from '../floor/standing.ts';
import { heldUpBy, remaining } from '../rules/capacity.ts';
import { operationsOf } from '../rules/routing.ts';
import { doneAt, liveOf } from '../rules/state.ts';
import { t } from '../words.ts';

const title = text({ title: t('工序', 'Operation'), required: true });

export const bundleLife = view('tracking/bundleLife', {
  title: t('查一扎', 'A bundle'),
  summary: t('这扎在哪道、谁做过、少了没有。', 'Where a bundle is, who sewed it, what is missing.'),
  permission: 'tracking.read',
  input: { code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }) },
  output: {
    bundle: object({
      title: t('扎', 'Bundle'),
      fields: {
        ...bundleFields,
        live: pieces('在线', 'On the floor'),
        missing: pieces('少件', 'Missing'),
        isVoid: boolean({ title: t('作废', 'Void'), required: true }),
        order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
        team: text({ title: t('最后在哪组', 'Last team') }),
        waits: text({ title: t('等哪道', 'Waits for') }),
        heldBy: text({ title: t('先要做', 'What must come first') }),
      },
    }),
    operations: list({
      title: t('工序', 'Operations'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          code: text({ title: t('工序号', 'No.'), required: true }),
          title,
          done: pieces('已做', 'Done'),
          remaining: pieces('还可报', 'May be booked'),
          rework: pieces('返工中', 'Being repaired'),
          who: text({ title: t('谁做的', 'Who') }),
        },
      }),
    }),
    events: list({
      title: t('经过', 'What happened'),
      required: true,
      item: object({
        title: t('一条', 'One'),
        fields: {
          record: ref(record, { title: record.title, required: true }),
          at: moment({ title: t('时间', 'When'), required: true }),
          kind: choice({ title: t('类型', 'Kind'), options: KIND_WORDS, required: true }),
          title: { ...title, required: false },
          name: text({ title: t('谁', 'Who') }),
          pieces: pieces('件数', 'Pieces'),
          isTakenBack: boolean({ title: t('已撤销', 'Taken back'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { code }) {
    const standing = await standingOf(ctx, code);
    if (standing === null) return { bundle: null, operations: [], events: [] };
    const { bundle, bench, records, isVoid } = standing;
    const { routing, parts, state } = bench;
    const titleOf = (one: string | null): string => routing.byCode.get(one ?? '')?.title ?? one ?? '';
    const names = new Map(records.map(({ worker, name }) => [worker, name]));
    const taken = new Set(records.map(({ takesBack }) => takesBack));
    const [place] = await ctx.sql<{ team: string | null }>`
      select t.name as team from ${record} r join ${teams} t on t.id = r.team
      where r.bundle = ${bundle.id}::uuid and r.deleted_at is null order by r.ordinal desc limit 1`;
    const own = operationsOf(routing, parts);
    const isOver = isVoid || bundle.state === 'void';
    const unbooked = own.find(({ code }) => doneAt(state, code) < liveOf(state));
    const [next] = isOver ? [] : openOn(bench);
    const held = unbooked === undefined || next !== undefined ? [] : heldUpBy(bench, unbooked);
    return {
      bundle: {
        ...bundleTold(bundle),
        live: liveOf(state),
        missing: state.missing,
        isVoid: isOver,
        order: bundle.order,
        team: place?.team ?? null,
        waits: isOver ? null : ((next?.step ?? unbooked)?.title ?? null),
        heldBy: held.map(({ code }) => titleOf(code)).join('、') || null,
      },
      operations: own.map((step) => ({
        code: step.code,
        title: step.title,
        done: doneAt(state, step.code),
        remaining: remaining(bench, step),
        rework: state.rework.get(step.code) ?? 0,
        who:
          (state.claims.get(step.code) ?? [])
            .map(({ worker, pieces: claimed }) => `${names.get(worker) ?? '—'} ${claimed}`)
            .join('、') || null,
      })),
      events: records.map((one) => ({
        record: one.id,
        at: new Date(one.at).toISOString(),
        kind: one.kind,
        title: titleOf(one.operation) || null,
        name: one.name,
        pieces: one.quantity + one.scrapped + one.moved,
        isTakenBack: taken.has(one.id),
      })),
    };
  },
});
