import { t } from '../words.ts';

export const GRADE_WORDS = {
  critical: t('致命', 'Critical'),
  major: t('重缺', 'Major'),
  minor: t('轻缺', 'Minor'),
} as const;

export const DEFECT_KINDS = {
  sewing: t('缝制', 'Sewing'),
  fabric: t('面料', 'Fabric'),
  cutting: t('裁剪', 'Cutting'),
  measurement: t('尺寸', 'Measurement'),
  finishing: t('后道', 'Finishing'),
  packing: t('包装', 'Packing'),
} as const;

/** Where pieces were looked at. Each has figures of its own: a sample is no line. */
export const CHECK_KINDS = {
  endline: t('线尾检', 'End of line'),
  recheck: t('返工后复检', 'After rework'),
  roaming: t('巡检', 'Roaming'),
  final: t('成品抽检', 'Final inspection'),
} as const;

/** The drawing on which a defect was tapped. */
export const DRAWINGS = {
  tee: t('T恤', 'Tee'),
  polo: t('POLO衫', 'Polo'),
  shirt: t('衬衫', 'Shirt'),
  trousers: t('裤子', 'Trousers'),
  hoodie: t('卫衣', 'Hoodie'),
} as const;
export type Drawing = keyof typeof DRAWINGS;

export const SIDES = { front: t('正面', 'Front'), back: t('背面', 'Back') } as const;

export const COUNT_WORDS = {
  defects: t('疵病数', 'Defects'),
  pieces: t('不良件数', 'Defective pieces'),
} as const;

export const LEVEL_WORDS = {
  'S-1': t('特殊 S-1', 'Special S-1'),
  'S-2': t('特殊 S-2', 'Special S-2'),
  'S-3': t('特殊 S-3', 'Special S-3'),
  'S-4': t('特殊 S-4', 'Special S-4'),
  I: t('一般 I', 'General I'),
  II: t('一般 II', 'General II'),
  III: t('一般 III', 'General III'),
} as const;

export const SEVERITY_WORDS = {
  normal: t('正常', 'Normal'),
  tightened: t('加严', 'Tightened'),
  reduced: t('放宽', 'Reduced'),
} as const;

export const OUTCOMES = {
  open: t('检验中', 'Under way'),
  accepted: t('接收', 'Accepted'),
  rejected: t('拒收', 'Rejected'),
} as const;

export const INSPECTION_STATES = { ...OUTCOMES, cancelled: t('已取消', 'Cancelled') } as const;

export const FITS = {
  within: t('合格', 'Within'),
  over: t('偏大', 'Over'),
  under: t('偏小', 'Under'),
  unknown: t('没有公差', 'No tolerance'),
} as const;

export const FIRST_RESULTS = {
  passed: t('首件合格，可以做', 'Passed: sew on'),
  remarks: t('改了再做', 'Sew on with the remarks'),
  refused: t('不合格，停下', 'Refused: stop'),
} as const;

/** What is looked at in a first piece. */
export const FIRST_POINTS = {
  material: t('面料、颜色', 'Fabric and colour'),
  trims: t('辅料、唛头', 'Trims and labels'),
  measures: t('尺寸', 'Measurements'),
  stitches: t('线色、针距', 'Thread and stitches'),
  making: t('做工', 'Workmanship'),
  look: t('整体外观', 'Look of the whole'),
} as const;

export const ROLL_RESULTS = {
  accepted: t('可用', 'May be cut'),
  rejected: t('超过限度', 'Over the limit'),
} as const;

/** Whose fault, in the words of tracking. */
export const FAULTS = {
  own: t('本人', 'Own'),
  other: t('别人', 'Somebody else’s'),
  fabric: t('面料', 'Fabric'),
  cutting: t('裁剪', 'Cutting'),
  machine: t('机器', 'Machine'),
} as const;
