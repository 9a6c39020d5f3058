import {
  boolean,
  choice,
  date,
  decimal,
  defineApp,
  entity,
  integer,
  list,
  map,
  moment,
  money,
  object,
  ref,
  text,
  time,
} from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

/** Two keys, a reference to its own kind, and a field of every kind that bad input can be sent to. */
const node = entity('tree/node', {
  title: t('节点', 'Node'),
  fields: {
    code: text({ title: t('编号', 'Code'), required: true, maxLength: 40 }),
    card: text({ title: t('卡号', 'Card') }),
    parent: ref({ id: 'tree/node' }, { title: t('上级', 'Parent') }),
    next: ref({ id: 'tree/node' }, { title: t('下一个', 'Next'), mayCircle: true }),
    note: text({ title: t('备注', 'Note'), multiline: true, maxLength: 100_000 }),
    pieces: integer({ title: t('数量', 'Pieces'), unit: '件' }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3 }),
    price: money({ title: t('单价', 'Price') }),
    due: date({ title: t('交期', 'Due') }),
    at: moment({ title: t('时间', 'Moment') }),
    start: time({ title: t('开始', 'Start') }),
    urgent: boolean({ title: t('加急', 'Urgent') }),
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), open: t('进行', 'Open') },
    }),
    sizes: map({ title: t('尺码', 'Sizes'), value: integer({ title: t('件', 'Pieces') }) }),
    lines: list({
      title: t('明细', 'Lines'),
      item: object({
        title: t('明细', 'Line'),
        fields: { colour: text({ title: t('颜色', 'Colour'), required: true }) },
      }),
    }),
  },
  unique: [['code'], ['card']],
  label: '{code}',
  read: 'tree.read',
  write: 'tree.write',
});

export default defineApp({
  id: 'tree',
  version: '1.0.0',
  title: t('树', 'Tree'),
  summary: t('测试用的应用', 'An app for tests'),
  mark: '树',
  scope: 'factory',
  permissions: { 'tree.read': t('查看', 'See'), 'tree.write': t('修改', 'Change') },
  roles: {
    all: { title: t('全部', 'All'), permissions: ['tree.read', 'tree.write'], grantedTo: ['owner'] },
  },
  entities: [node],
});
