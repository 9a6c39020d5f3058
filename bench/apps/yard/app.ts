import {
  action,
  boolean,
  choice,
  date,
  defineApp,
  entity,
  integer,
  money,
  ref,
  text,
} from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const buyer = entity('yard/buyer', {
  title: t('客户', 'Buyer'),
  fields: { name: text({ title: t('名称', 'Name'), required: true }) },
  unique: [['name']],
  label: '{name}',
  read: 'yard.read',
  write: 'yard.write',
});

/** Of every kind of field that a file of orders has. */
const lot = entity('yard/lot', {
  title: t('批次', 'Lot'),
  fields: {
    number: text({ title: t('批号', 'Number'), required: true, maxLength: 40 }),
    buyer: ref(buyer, { title: t('客户', 'Buyer') }),
    kind: choice({
      title: t('品类', 'Kind'),
      options: { tee: t('T恤', 'T-shirt'), polo: t('POLO衫', 'Polo shirt'), coat: t('大衣', 'Coat') },
    }),
    quantity: integer({ title: t('数量', 'Quantity'), min: 0, max: 1_000_000 }),
    price: money({ title: t('单价', 'Price') }),
    due: date({ title: t('交期', 'Due') }),
    urgent: boolean({ title: t('加急', 'Urgent') }),
    notes: text({ title: t('备注', 'Notes'), maxLength: 200 }),
  },
  unique: [['number']],
  indexes: [['kind', 'due']],
  label: '{number}',
  read: 'yard.read',
  write: 'yard.write',
});

const count = entity('yard/count', {
  title: t('点数', 'Count'),
  fields: {
    lot: ref(lot, { title: t('批次', 'Lot'), required: true }),
    good: integer({ title: t('合格', 'Good'), required: true, min: 1 }),
  },
  label: '{good}',
  read: 'yard.read',
});

/** As small as actions on a floor are: one record is looked at and changed, one is added. */
const book = action('yard/book', {
  title: t('报数', 'Book'),
  permission: 'yard.write',
  input: {
    lot: ref(lot, { title: t('批次', 'Lot'), required: true }),
    good: integer({ title: t('合格', 'Good'), required: true, min: 1 }),
  },
  output: { quantity: integer({ title: t('数量', 'Quantity'), required: true }) },
  async handle(ctx, input) {
    const found = await ctx.records(lot).lock(input.lot);
    const quantity = (found.quantity ?? 0) + input.good;
    await ctx.records(count).add({ lot: found.id, good: input.good });
    await ctx.records(lot).change(found.id, { quantity });
    return { quantity };
  },
});

/** An app whose records are measured. */
export default defineApp({
  id: 'yard',
  version: '1.0.0',
  title: t('货场', 'Yard'),
  summary: t('测速用的应用', 'An app to measure with'),
  mark: '测',
  scope: 'factory',
  permissions: { 'yard.read': t('查看', 'See'), 'yard.write': t('修改', 'Change') },
  roles: {
    chief: {
      title: t('主管', 'Chief'),
      permissions: ['yard.read', 'yard.write'],
      grantedTo: ['owner', 'manager'],
    },
  },
  entities: [buyer, lot, count],
  actions: [book],
});
