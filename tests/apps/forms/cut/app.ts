import {
  action,
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
  settings,
  text,
  time,
  view,
} from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const style = entity('cut/style', {
  title: t('款式', 'Style'),
  plural: t('款式', 'Styles'),
  fields: {
    number: text({ title: t('款号', 'Style no.'), required: true, maxLength: 20 }),
    name: text({ title: t('品名', 'Name') }),
    price: money({ title: t('单价', 'Price'), min: '0' }),
  },
  unique: [['number']],
  label: '{number} {name}',
  read: 'cut.use',
  write: 'cut.use',
});

const colours = list({
  title: t('颜色与尺码', 'Colours and sizes'),
  help: t('每个颜色一行，每个尺码一列。', 'A row a colour, a column a size.'),
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour: text({ title: t('颜色', 'Colour'), required: true }),
      sizes: map({
        title: t('尺码', 'Sizes'),
        value: integer({ title: t('件数', 'Pieces'), unit: '件', min: 0 }),
      }),
    },
  }),
});

/** A record with every kind of field that a form has a control for. */
const order = entity('cut/order', {
  title: t('裁剪单', 'Cutting order'),
  plural: t('裁剪单', 'Cutting orders'),
  fields: {
    number: text({ title: t('单号', 'Number'), required: true, maxLength: 20 }),
    style: ref(style, { title: t('款式', 'Style'), required: true }),
    kind: choice({
      title: t('类别', 'Kind'),
      options: {
        shirt: t('衬衫', 'Shirt'),
        trousers: t('裤子', 'Trousers'),
        coat: t('外套', 'Coat'),
        dress: t('连衣裙', 'Dress'),
        other: t('其他', 'Other'),
      },
    }),
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), released: t('已下达', 'Released'), done: t('已完成', 'Done') },
      required: true,
      default: 'draft',
    }),
    due: date({ title: t('交期', 'Due') }),
    starts: time({ title: t('开裁时间', 'Starts at') }),
    confirmed: moment({ title: t('确认于', 'Confirmed') }),
    consumption: decimal({
      title: t('单耗', 'Consumption'),
      scale: 3,
      unit: 'm',
      help: t('每件用布', 'Fabric a piece'),
    }),
    colours,
    operations: list({
      title: t('工序', 'Operations'),
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          name: text({ title: t('名称', 'Name'), required: true }),
          minutes: decimal({ title: t('标准工时', 'Standard time'), scale: 2, unit: 'min' }),
          hand: choice({
            title: t('方式', 'How'),
            options: { hand: t('手工', 'By hand'), machine: t('机器', 'Machine') },
          }),
        },
      }),
    }),
    tags: list({ title: t('标签', 'Tags'), item: text({ title: t('标签', 'Tag') }) }),
    spread: map({ title: t('层数', 'Plies'), value: integer({ title: t('层数', 'Plies') }) }),
    note: text({ title: t('备注', 'Note'), multiline: true, maxLength: 2000 }),
  },
  unique: [['number']],
  label: '{number}',
  list: ['number', 'style', 'kind', 'state', 'due', 'consumption'],
  sort: 'due',
  read: 'cut.use',
  write: 'cut.use',
});

const finish = action('cut/finish', {
  title: t('完工', 'Finish'),
  summary: t('登记实裁件数并完成裁剪单。', 'Notes what was cut and finishes the order.'),
  permission: 'cut.use',
  input: {
    order: ref(order, { title: t('裁剪单', 'Cutting order'), required: true }),
    pieces: integer({ title: t('实裁', 'Cut'), unit: '件', min: 1, required: true }),
  },
  output: { state: text({ title: t('状态', 'State'), required: true }) },
  async handle(ctx, input) {
    await ctx.records(order).change(input.order, { state: 'done' });
    return { state: 'done' };
  },
});

const plan = view('cut/plan', {
  title: t('裁剪计划', 'Cutting plan'),
  summary: t('未完成的裁剪单和合计件数。', 'Orders that are not done, and their pieces.'),
  permission: 'cut.use',
  input: {
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), released: t('已下达', 'Released') },
    }),
  },
  output: {
    orders: integer({ title: t('单数', 'Orders'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), unit: '件', required: true }),
    rows: list({
      title: t('明细', 'Orders'),
      item: object({
        title: t('裁剪单', 'Order'),
        fields: {
          order: ref(order, { title: t('裁剪单', 'Order') }),
          due: date({ title: t('交期', 'Due') }),
          pieces: integer({ title: t('件数', 'Pieces'), unit: '件' }),
        },
      }),
      required: true,
    }),
    colours,
  },
  async handle(ctx, input) {
    const { items } = await ctx.records(order).list({
      where: input.state === null ? { state: { not: 'done' } } : { state: input.state },
      limit: 500,
    });
    const piecesOf = (one: (typeof items)[number]): number =>
      (one.colours ?? [])
        .flatMap(({ sizes }) => Object.values(sizes ?? {}))
        .reduce((sum, each) => sum + each, 0);
    return {
      orders: items.length,
      pieces: items.reduce((sum, one) => sum + piecesOf(one), 0),
      rows: items.map((one) => ({ order: one.id, due: one.due, pieces: piecesOf(one) })),
      colours: items.flatMap((one) => one.colours ?? []),
    };
  },
});

export default defineApp({
  id: 'cut',
  version: '1.0.0',
  title: t('裁剪', 'Cutting'),
  summary: t('裁剪单、配比与计划', 'Cutting orders, ratios and the plan'),
  mark: '裁',
  scope: 'factory',
  permissions: { 'cut.use': t('使用裁剪', 'Use cutting') },
  roles: {
    cutter: {
      title: t('裁剪员', 'Cutter'),
      permissions: ['cut.use'],
      grantedTo: ['owner', 'manager', 'leader'],
    },
  },
  entities: [style, order],
  settings: settings({
    loss: decimal({
      title: t('损耗率', 'Loss'),
      scale: 1,
      unit: '%',
      default: '3.0',
      help: t('面料损耗，用于算料。', 'Of fabric, for reckoning material.'),
    }),
    table: integer({ title: t('裁床长度', 'Table length'), unit: 'm', default: 12 }),
  }),
  actions: [finish],
  views: [plan],
});
