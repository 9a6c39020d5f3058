import { entityRef, kpiRef, relationRef } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** What other apps may know of efficiency. Nothing here tells what anybody earns. */
export const studyRef = entityRef('efficiency/study');
export const efficiencyKpi = kpiRef('efficiency/line-efficiency');
export const earnedMinutesKpi = kpiRef('efficiency/earned-minutes');
export const targetMetKpi = kpiRef('efficiency/target-met');
export const changeLossKpi = kpiRef('efficiency/change-loss');

/** A row for each team and work day. Ratios are reckoned from sums of these, never averaged. */
export const teamDays = relationRef('efficiency/days/v1', {
  team: t('组；空 = 没有组', 'team; null = none'),
  day: t('工作日', 'work day'),
  earned: t('挣得分钟（× 10000）', 'earned minutes × 10,000: Σ pieces × SAM'),
  minutes: t('出勤分钟（辅助工也算）', 'minutes present, helpers counted'),
  pieces: t('产出件数', 'pieces at the output operation'),
  target: t('目标件数；空 = 没定', 'pieces to bring out; null = none was set'),
  is_estimated: t('有估算工时', 'true when an estimated SAM is in it'),
  estimated: t('其中按估算工时（× 10000）', 'of the earned minutes those by an estimated SAM, × 10,000'),
  without_sam: t('没有工时的件数', 'pieces of operations without any SAM: not in the earned minutes'),
});

/** A row for each work day, worker, order and operation. */
export const earnedWork = relationRef('efficiency/earned/v1', {
  day: t('工作日', 'work day'),
  team: t('组', 'team'),
  worker: t('员工；空 = 集体', 'worker; null = a group’s'),
  order: t('订单', 'order'),
  style: t('款式', 'style'),
  operation: t('工序号', 'operation'),
  title: t('工序名称', 'name of the operation'),
  pieces: t('件数', 'pieces, without rework'),
  outputs: t('产出件数', 'pieces, where it is the output operation'),
  sam: t('标准工时（× 10000）；空 = 没有', 'SAM × 10,000; null = none'),
  earned: t('挣得分钟（× 10000）', 'earned minutes × 10,000'),
  is_estimated: t('工时为估算', 'the SAM is estimated'),
  without_sam: t('没有工时的件数', 'pieces without any SAM'),
});

/** What a team is to bring out on a day, of an order or (null) of all it sews; where several are set they add up. */
export const dayTargets = relationRef('efficiency/target/v1', {
  team: t('组', 'team'),
  day: t('工作日', 'work day'),
  order: t('订单；空 = 全部', 'order; null = all'),
  pieces: t('件数', 'pieces'),
  source: t('set 或 board', 'set for the day, or board: as tracking’s board stood'),
});
