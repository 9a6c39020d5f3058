import {
  action,
  boolean,
  choice,
  conflict,
  file,
  integer,
  invalid,
  list,
  object,
  ref,
  text,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { defectsFound } from '../contract.ts';
import { check } from '../entities/check.ts';
import { inspection } from '../entities/inspection.ts';
import { deviceFields, figure, keyField, noteField, sumsFields } from '../fields/counts.ts';
import { CHECK_KINDS, DRAWINGS, FAULTS, SIDES } from '../fields/words.ts';
import { bundleOf, sewnIn } from '../floor/bundle.ts';
import { found } from '../floor/finding.ts';
import { orderOf } from '../floor/order.ts';
import { sumsToday } from '../floor/sums.ts';
import { whenOf } from '../floor/when.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const place = (zh: string, en: string) => integer({ title: t(zh, en), min: 0, max: 1000 });

const findingsField = list({
  title: t('疵病', 'Defects'),
  maxItems: 50,
  item: object({
    title: t('一处', 'One'),
    fields: {
      code: text({ title: t('疵病代码', 'Code'), required: true, maxLength: 20 }),
      quantity: integer({ title: t('疵病数', 'Defects'), required: true, min: 1, max: 10_000, default: 1 }),
      operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
      worker: ref(workerRef, { title: t('员工', 'Worker') }),
      drawing: choice({ title: t('图', 'Drawing'), options: DRAWINGS }),
      side: choice({ title: t('面', 'Side'), options: SIDES }),
      x: place('横向位置（千分之）', 'Place across, of 1000'),
      y: place('纵向位置（千分之）', 'Place down, of 1000'),
      back: boolean({ title: t('退回返工', 'Send back for rework') }),
      fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
      note: noteField,
    },
  }),
});

export const checkPieces = action('quality/check', {
  title: t('记检验', 'Record a check'),
  summary: t(
    '看了几件、几件不良、什么疵病在哪里；缝制疵病可退回做这道的人。同一编号只算一次。',
    'Pieces looked at, how many were defective, which defects where; a sewing defect may go back to whoever sewed. The same id counts once.',
  ),
  permission: 'quality.check',
  input: {
    id: keyField,
    kind: choice({ title: t('检验', 'Kind'), options: CHECK_KINDS, required: true }),
    inspection: ref(inspection, { title: inspection.title }),
    order: ref(orderRef, {
      title: t('订单', 'Order'),
      help: t('扫了菲票就不用填', 'Not needed with a ticket'),
    }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), maxLength: 300 }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    inspected: integer({
      title: t('检验件数', 'Inspected'),
      required: true,
      min: 1,
      max: 10_000,
      unit: '件',
    }),
    defectives: integer({
      title: t('不良件数', 'Defective pieces'),
      help: t('不填 = 有疵病就是一件', 'None = one when there are defects'),
      min: 0,
      max: 10_000,
      unit: '件',
    }),
    findings: findingsField,
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    note: noteField,
    ...deviceFields,
  },
  makes: ['quality/check', 'quality/finding'],
  output: {
    check: ref(check, { title: check.title, required: true }),
    isRepeated: boolean({ title: t('同一次', 'The same again'), required: true }),
    sentBack: figure('退回返工', 'Sent back', '件'),
    refused: figure('想退没退成', 'Not sent back', '件'),
    today: object({ title: t('今天', 'Today'), required: true, fields: sumsFields }),
  },
  async handle(ctx, input) {
    const before = await ctx.records(check).first({ key: input.id });
    if (before !== null)
      return {
        check: before.id,
        isRepeated: true,
        sentBack: 0,
        refused: 0,
        today: await sumsToday(ctx, before),
      };
    const bundle = input.code === null ? null : await bundleOf(ctx, input.code);
    if (input.code !== null && bundle === null)
      throw conflict(
        t(
          '不认识这张菲票，请再扫一次或输扎号。',
          'This ticket is not known: scan it again, or type the number.',
        ),
      );
    const lot = input.inspection === null ? null : await ctx.records(inspection).get(input.inspection);
    if (lot?.state === 'cancelled') throw conflict(t('这次检验已取消。', 'This inspection was cancelled.'));
    if ((input.kind === 'final') !== (lot !== null))
      throw invalid({
        path: 'inspection',
        message: t('成品抽检要选是哪一次检验。', 'A final inspection must be named.'),
      });
    const orderId = lot?.order ?? bundle?.order ?? input.order;
    if (orderId === null)
      throw invalid({
        path: 'order',
        message: t('请选订单或扫菲票。', 'Choose an order, or scan a ticket.'),
      });
    const [order, sewn, said] = await Promise.all([
      orderOf(ctx, orderId),
      bundle === null ? [] : sewnIn(ctx, bundle.id),
      workerOf(ctx, { worker: input.worker, badge: input.badge }),
    ]);
    const { deviceAt, ...when } = whenOf(ctx, input);
    const wishes = input.findings ?? [];
    const defects = wishes.reduce((sum, { quantity }) => sum + quantity, 0);
    const defectives = input.defectives ?? Math.min(1, defects);
    if (defectives > input.inspected || defectives > defects || (defects > 0 && defectives === 0))
      throw invalid({
        path: 'defectives',
        message: t(
          '不良件数不能多于检验件数和疵病数；有疵病至少一件不良。',
          'Defective pieces are no more than those inspected, or than the defects; with defects there is at least one.',
        ),
      });
    const hand = sewn.find(({ operation }) => operation === input.operation);
    const of = {
      kind: input.kind,
      inspection: lot?.id ?? null,
      order: order.id,
      orderNumber: order.number,
      team: input.team ?? said?.team ?? hand?.team ?? sewn[0]?.team ?? null,
      bundle: bundle?.id ?? null,
      ...when,
      person: ctx.actor?.name ?? null,
    };
    const results = await found(ctx, of, {
      wishes: wishes.map((one) => ({
        ...one,
        operation: one.operation ?? input.operation,
        worker: one.worker ?? said?.id ?? null,
      })),
      sewn,
      photo: input.photo,
    });
    const { id } = await ctx.records(check).add({
      ...of,
      key: input.id,
      deviceAt,
      operation: input.operation,
      worker: said?.id ?? hand?.worker ?? null,
      inspected: input.inspected,
      defectives,
      defects,
      ...results.byGrade,
      note: input.note,
      by: ctx.actor?.id ?? null,
    });
    await results.keep(id);
    if (defects > 0) {
      const { kind, team } = of;
      const told = {
        order: order.id,
        kind,
        team,
        bundle: of.bundle,
        inspected: input.inspected,
        defectives,
        defects,
      };
      await ctx.emit(defectsFound, order.id, told);
    }
    return {
      check: id,
      isRepeated: false,
      sentBack: results.sentBack,
      refused: results.wished - results.sentBack,
      today: await sumsToday(ctx, of),
    };
  },
});
