import { entityRef, event, hook, integer, kpiRef, ref, relationRef, text, choice } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { sumsFields } from './fields/counts.ts';
import { CHECK_KINDS, FAULTS } from './fields/words.ts';
import { t } from './words.ts';

export { lotsForOwner } from './inquiries.ts';

/** What other apps may know of quality. */
export const checkRef = entityRef('quality/check');
export const inspectionRef = entityRef('quality/inspection');
export const dhuKpi = kpiRef('quality/dhu');
export const defectiveKpi = kpiRef('quality/defective');
export const firstPassKpi = kpiRef('quality/first-pass');
export const finalPassKpi = kpiRef('quality/final-pass');

const order = ref(orderRef, { title: t('订单', 'Order'), required: true });

/** Subject: the order. Pieces with defects were found; below zero where that was taken back. */
export const defectsFound = event('quality/defects.found/v1', {
  title: t('查出疵病', 'Defects found'),
  payload: {
    order,
    kind: choice({ title: t('检验', 'Check'), options: CHECK_KINDS, required: true }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    ...sumsFields,
  },
});

/** Subject: the order. */
export const lotDecided = event('quality/lot.decided/v1', {
  title: t('成品检验判定', 'Lot decided'),
  payload: {
    order,
    inspection: ref(inspectionRef, { title: t('检验', 'Inspection'), required: true }),
    lot: integer({ title: t('批量', 'Lot'), required: true, unit: '件' }),
    verdict: choice({
      title: t('判定', 'Verdict'),
      options: { accepted: t('接收', 'Accepted'), rejected: t('拒收', 'Rejected') },
      required: true,
    }),
  },
});

/**
 * Pieces with a sewing defect go back to whoever sewed the operation. The app that knows what was sewn sends back as many as
 * it can, and says why when these are fewer: what was found is kept all the same.
 */
export const sendingBack = hook('quality/send-back/v1', {
  title: t('退回返工', 'Pieces go back for rework'),
  payload: {
    bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, unit: '件' }),
    worker: ref(workerRef, { title: t('退给', 'To') }),
    fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  answer: {
    pieces: integer({ title: t('退回件数', 'Pieces sent back'), required: true, unit: '件' }),
    record: text({ title: t('返工记录', 'Record of it'), maxLength: 40 }),
  },
});

/** What was sent back was no defect after all. Where it is repaired already nothing is left to take back. */
export const takingBack = hook('quality/take-back/v1', {
  title: t('撤销退回', 'Rework is taken back'),
  payload: {
    record: text({ title: t('返工记录', 'Record of it'), required: true, maxLength: 40 }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  answer: {},
});

/** A row for each check, and one below zero for each that takes one back: sums over them are the truth. */
export const checks = relationRef('quality/checks/v1', {
  id: t('记录', 'record'),
  kind: t('endline、recheck、roaming、final', 'endline, recheck, roaming or final'),
  inspection: t('成品检验；空 = 不是', 'final inspection; null = none'),
  order: t('订单', 'order'),
  team: t('组', 'team; null = not said'),
  bundle: t('扎', 'bundle; null = not said'),
  operation: t('工序号', 'operation; null = the whole garment'),
  worker: t('员工', 'worker; null = not said'),
  inspected: t('检验件数', 'pieces inspected'),
  defectives: t('不良件数', 'pieces with defects'),
  defects: t('疵病数', 'defects'),
  day: t('工作日', 'work day'),
  at: t('时间', 'when'),
});

/** A row for each defect that was found, below zero where it was taken back. */
export const defects = relationRef('quality/defects/v1', {
  id: t('记录', 'record'),
  check: t('检验记录', 'check'),
  kind: t('endline、recheck、roaming、final', 'endline, recheck, roaming or final'),
  order: t('订单', 'order'),
  team: t('组', 'team; null = not said'),
  bundle: t('扎', 'bundle; null = not said'),
  operation: t('工序号', 'operation; null = not said'),
  worker: t('员工', 'worker; null = not said'),
  code: t('疵病代码', 'code of the defect'),
  grade: t('critical、major、minor', 'critical, major or minor'),
  defect_kind: t('sewing、fabric、cutting、measurement、finishing、packing', 'what it is a defect of'),
  quantity: t('疵病数', 'how many'),
  sent_back: t('退回返工件数', 'pieces sent back for rework'),
  day: t('工作日', 'work day'),
  at: t('时间', 'when'),
});
