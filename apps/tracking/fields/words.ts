import type { Titles } from '@selvedge/sdk/app';
import type { EntryKind } from '../rules/entry.ts';
import { t } from '../words.ts';

export const KIND_WORDS = {
  done: t('报工', 'Done'),
  undo: t('撤销', 'Taken back'),
  opening: t('期初', 'Opening'),
  scrap: t('报废', 'Scrap'),
  second: t('次品', 'Seconds'),
  sample: t('留样', 'Sample'),
  missing: t('少件', 'Missing'),
  found: t('找回', 'Found'),
  'rework-out': t('退回返工', 'Sent back'),
  'split-out': t('分出', 'Split off'),
  'split-in': t('分来', 'Split from'),
  'merge-out': t('并出', 'Merged into another'),
  'merge-in': t('并入', 'Merged in'),
  join: t('拼合', 'Joined'),
  'outside-out': t('发外', 'Sent outside'),
  'outside-in': t('外发收回', 'Back from outside'),
  'outside-bad': t('外发次品', 'Back from outside, bad'),
  'outside-short': t('外发短少', 'Short from outside'),
} as const satisfies Record<EntryKind, Titles>;

export const SOURCES = {
  camera: t('摄像头', 'Camera'),
  gun: t('扫码枪', 'Gun'),
  rfid: t('RFID', 'RFID'),
  hanger: t('吊挂', 'Hanger line'),
  clerk: t('统计员补录', 'Clerk'),
  phone: t('手机', 'Phone'),
} as const;

export const HABITS = {
  bundle: t('按扎扫', 'Bundle by bundle'),
  coupon: t('菲票集中录', 'Coupons in bulk'),
  report: t('数量报工', 'Quantity report'),
  piece: t('按件扫', 'Piece by piece'),
  group: t('集体计件', 'Group'),
} as const;

/** How a line books. Those that sew as a pool book for their group, whatever the habit. */
export const LINE_HABITS = {
  bundle: HABITS.bundle,
  coupon: HABITS.coupon,
  report: HABITS.report,
  piece: HABITS.piece,
} as const;
export type LineHabit = keyof typeof LINE_HABITS;

export const FAULTS = {
  own: t('本人', 'Own'),
  other: t('别人', 'Somebody else’s'),
  fabric: t('面料', 'Fabric'),
  cutting: t('裁剪', 'Cutting'),
  machine: t('机器', 'Machine'),
} as const;

/** What somebody calls the leader for. */
export const CALLS = {
  machine: t('机器', 'Machine'),
  material: t('缺料', 'Material'),
  quality: t('质量', 'Quality'),
  other: t('别的事', 'Something else'),
} as const;

export const CALL_STATES = {
  open: t('等人来', 'Waiting'),
  answered: t('来过了', 'Answered'),
} as const;

/** What a scan comes to. */
export const ANSWERS = {
  done: t('报上了', 'Booked'),
  part: t('报上一部分', 'Booked in part'),
  repeated: t('已报过（同一次）', 'The same scan again'),
  claimed: t('已有人报', 'Claimed by somebody'),
  choose: t('请选工序', 'Choose the operation'),
  'not-reached': t('前道还没到', 'What comes before is not booked'),
  void: t('菲票已作废', 'Void ticket'),
  closed: t('扎或订单已关闭', 'Closed'),
  unknown: t('不认识的菲票', 'Unknown ticket'),
  'no-worker': t('不知道是谁', 'Nobody known'),
  'not-here': t('这张菲票没有这道工序', 'Not on this ticket'),
  'parts-missing': t('别的部位还没到', 'Other parts are not there'),
  'wrong-part': t('部位配不上', 'Parts that do not belong together'),
  held: t('等组长定', 'Held for the leader'),
} as const;
export type AnswerCode = keyof typeof ANSWERS;

/** Why a scan that nobody watched waits for a leader. */
export const HELD_BECAUSE = {
  part: t('只报上一部分', 'Booked in part'),
  claimed: ANSWERS.claimed,
  choose: t('不知道是哪道工序', 'Operation not known'),
  'not-reached': ANSWERS['not-reached'],
  void: ANSWERS.void,
  closed: ANSWERS.closed,
  unknown: ANSWERS.unknown,
  'no-worker': ANSWERS['no-worker'],
  'not-here': ANSWERS['not-here'],
  'parts-missing': ANSWERS['parts-missing'],
  'wrong-part': ANSWERS['wrong-part'],
  left: t('报多了，分不下去', 'More than the open bundles hold'),
} as const;
export type HeldBecause = keyof typeof HELD_BECAUSE;

export const HELD_STATES = {
  open: t('待定', 'Open'),
  accepted: t('补报了', 'Booked'),
  given: t('改给他了', 'Given over'),
  refused: t('不算', 'Refused'),
} as const;
