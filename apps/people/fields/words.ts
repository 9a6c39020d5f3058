import { t } from '../words.ts';

export const TEAM_KINDS = {
  sewing: t('缝制', 'Sewing'),
  cutting: t('裁剪', 'Cutting'),
  finishing: t('后道', 'Finishing'),
  sample: t('样衣', 'Samples'),
  quality: t('检验', 'Quality'),
  store: t('仓库', 'Store'),
  maintenance: t('机修', 'Maintenance'),
  office: t('管理', 'Office'),
  other: t('其他', 'Other'),
} as const;

/** How well somebody does a kind of operation. */
export const GRADES = {
  A: t('A 精通，能带人', 'A master, teaches others'),
  B: t('B 熟练', 'B skilled'),
  C: t('C 会做', 'C able'),
  D: t('D 在学', 'D learning'),
} as const;

export const DAY_KINDS = {
  workday: t('工作日', 'Work day'),
  restDay: t('休息日', 'Rest day'),
  holiday: t('法定节假日', 'Public holiday'),
} as const;

export const DAY_STATES = {
  present: t('出勤', 'Present'),
  absent: t('缺勤', 'Absent'),
  leave: t('请假', 'On leave'),
  due: t('应到', 'Expected'),
  off: t('休息', 'Off'),
} as const;

export const DIRECTIONS = { in: t('上班', 'In'), out: t('下班', 'Out') } as const;

export const SOURCES = {
  badge: t('扫工牌', 'Badge'),
  device: t('考勤机', 'Attendance device'),
  phone: t('本人手机', 'Own phone'),
  leader: t('代打卡', 'Clocked by somebody else'),
} as const;

export const LEAVE_KINDS = {
  personal: t('事假', 'Personal'),
  sick: t('病假', 'Sick'),
  injury: t('工伤假', 'Work injury'),
  annual: t('年假', 'Annual'),
  timeOff: t('调休', 'Time off for overtime'),
  marriage: t('婚假', 'Marriage'),
  maternity: t('产假、陪产假', 'Maternity, paternity'),
  bereavement: t('丧假', 'Bereavement'),
  other: t('其他', 'Other'),
} as const;

export const LEAVE_STATES = {
  requested: t('待批', 'Requested'),
  approved: t('已批', 'Approved'),
  refused: t('未批', 'Refused'),
  cancelled: t('已取消', 'Cancelled'),
} as const;
