import { boolean, fields, integer, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const badge = text({
  title: t('工牌', 'Badge'),
  help: t('扫工牌，或填牌码', 'Scan the badge, or type its code'),
  maxLength: 300,
});

export const BIND = fields({
  tag: text({
    title: t('标签号', 'Tag'),
    help: t('RFID 标签或吊架号', 'Of the RFID tag or the hanger'),
    required: true,
    maxLength: 300,
  }),
  code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), maxLength: 300 }),
  pieces: integer({
    title: t('件数', 'Pieces'),
    help: t('吊架上几件；空 = 整扎', 'On a hanger; none = the whole bundle'),
    min: 1,
    max: 100_000,
  }),
  badge: {
    ...badge,
    help: t('绑到员工时填，菲票就空着', 'To bind it to a worker; then leave the ticket empty'),
  },
  instead: boolean({
    title: t('换绑', 'Instead'),
    help: t('原来绑的还没做完也换', 'Though what it was bound to is not done'),
  }),
});

export const SET_UP = fields({
  name: text({ title: t('工位', 'Station'), required: true, maxLength: 60 }),
  operation: text({
    title: t('工序（号或名称）', 'Operation, by number or name'),
    help: t('空 = 按人和菲票推断', 'None = from the worker and the ticket'),
    maxLength: 60,
  }),
  isPaused: boolean({ title: t('停用', 'Paused'), help: t('只看，不报工', 'Only looks on') }),
});

export const SIGN_IN = fields({ badge: { ...badge, required: true } });
