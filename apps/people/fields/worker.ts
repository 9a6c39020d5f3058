import { boolean, choice, map, money, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { GRADES } from './words.ts';

/** What is known of a worker. An id card number is not: nothing here needs it, and what is not kept cannot leak. */
export const nameField = text({ title: t('姓名', 'Name'), required: true, maxLength: 60 });
export const numberField = text({ title: t('工号', 'Number'), required: true, maxLength: 20 });
export const phoneField = text({ title: t('电话', 'Phone'), maxLength: 30, readableBy: 'people.contact' });
export const positionField = text({
  title: t('工种', 'Position'),
  maxLength: 40,
  help: t('如：平车、四线、锁眼、大烫、裁床', 'Such as lockstitch, overlock, buttonhole, pressing, cutting'),
});
export const skillsField = map({
  title: t('技能', 'Skills'),
  value: choice({ title: t('等级', 'Grade'), options: GRADES }),
  help: t('工序类别：等级。如 上领：B', 'Kind of operation: grade. Such as collar: B'),
  maxItems: 100,
});
export const homeRateField = money({
  title: t('本人时薪', 'Home rate an hour'),
  scale: 4,
  min: '0',
  readableBy: 'people.wages',
  help: t('停工待料、打样等计时用', 'Paid for waiting, samples and the like'),
});
export const apprenticeField = boolean({ title: t('学徒', 'Apprentice'), required: true, default: false });
export const loginField = text({
  title: t('登录名', 'Login'),
  maxLength: 100,
  help: t('填了以后，本人登录可看自己的考勤', 'With it he sees his own attendance when he signs in'),
});
