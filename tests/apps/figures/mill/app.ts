import {
  action,
  boolean,
  conflict,
  date,
  decimal,
  defineApp,
  entity,
  event,
  follow,
  integer,
  kpi,
  readModel,
  ref,
  statement,
  text,
  view,
} from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const loom = entity('mill/loom', {
  title: t('织机', 'Loom'),
  fields: {
    name: text({ title: t('名称', 'Name'), required: true }),
    owner: text({ title: t('机主', 'Owner'), readableBy: 'mill.write' }),
  },
  unique: [['name']],
  label: '{name} {owner}',
  read: 'mill.read',
  write: 'mill.write',
});

const lot = entity('mill/lot', {
  title: t('批', 'Lot'),
  fields: {
    loom: ref(loom, { title: t('织机', 'Loom') }),
    shift: text({ title: t('班次', 'Shift') }),
    day: date({ title: t('日期', 'Day'), required: true }),
    metres: integer({ title: t('米数', 'Metres'), required: true }),
    good: integer({ title: t('合格米数', 'Good metres'), required: true }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3, unit: 'kg' }),
    closedOn: date({ title: t('完工', 'Closed') }),
  },
  indexes: [['shift', 'day']],
  label: '{day}',
  read: 'mill.read',
  write: 'mill.write',
});

const finished = event('mill/lot.finished/v1', {
  title: t('批完工', 'Lot finished'),
  payload: {
    shift: text({ title: t('班次', 'Shift'), required: true }),
    day: date({ title: t('日期', 'Day'), required: true }),
  },
});

/** What a shift wove on a day. */
const shiftDay = entity('mill/shift-day', {
  title: t('班次日报', 'Shift and day'),
  fields: {
    shift: text({ title: t('班次', 'Shift'), required: true }),
    day: date({ title: t('日期', 'Day'), required: true }),
    loom: ref(loom, { title: t('织机', 'Loom') }),
    lots: integer({ title: t('批数', 'Lots'), required: true }),
    metres: integer({ title: t('米数', 'Metres'), required: true }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3 }),
  },
  unique: [['shift', 'day', 'loom']],
  indexes: [['day']],
  label: '{shift} {day}',
  read: 'mill.read',
});

const shiftDays = readModel(shiftDay, {
  key: ['shift', 'day', 'loom'],
  scope: ['shift', 'day'],
  rows: (scopes) => statement`
    select shift, day, loom, count(*) as lots, sum(metres) as metres, sum(weight) as weight from ${lot}
    where deleted_at is null and shift is not null
      and ${scopes.among('shift', 'day')}
    group by 1, 2, 3`,
  follows: [follow(finished, ({ payload: { shift, day } }) => [{ shift, day }])],
});

const finish = action('mill/finish', {
  title: t('完工', 'Finish'),
  permission: 'mill.write',
  input: {
    shift: text({ title: t('班次', 'Shift'), required: true }),
    day: date({ title: t('日期', 'Day'), required: true }),
    loom: ref(loom, { title: t('织机', 'Loom') }),
    metres: integer({ title: t('米数', 'Metres'), required: true }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3 }),
    atOnce: boolean({ title: t('立即汇总', 'At once') }),
  },
  output: {},
  async handle(ctx, { atOnce, shift, day, loom: on, metres, weight }) {
    if (metres < 0) throw conflict(t('米数不能为负。', 'Metres are not below zero.'));
    await ctx.records(lot).add({ shift, day, loom: on, metres, good: metres, weight });
    if (atOnce === true) await ctx.refresh(shiftDays, [{ shift, day }]);
    else await ctx.emit(finished, `${shift} ${day}`, { shift, day });
    return {};
  },
});

interface Sums {
  readonly loom: string | null;
  readonly shift: string | null;
  readonly day: string;
  readonly metres: number;
  readonly good: number;
  readonly weight: number;
}

const dimensions = {
  loom: { title: t('织机', 'Loom'), ref: loom },
  shift: { title: t('班次', 'Shift') },
} as const;

/** Metres of good cloth out of all that was woven. */
const goodRate = kpi('mill/good-rate', {
  title: t('合格率', 'Good rate'),
  summary: t('织出的布里合格的占多少。', 'Good metres of all that were woven.'),
  unit: '%',
  formula: t('合格米数 ÷ 织出米数', 'good metres ÷ woven metres'),
  source: 'ISO 22400-2:2014 9.11',
  permission: 'mill.figures',
  kind: 'ratio',
  better: 'up',
  byDay: true,
  dimensions,
  publish: { path: 'kpi/good', every: 'day' },
  async handle(ctx, { from, to }) {
    const rows = await ctx.sql<Sums>`
      select loom, shift, day::text as day, sum(metres)::bigint as metres, sum(good)::bigint as good from ${lot}
      where deleted_at is null and day between ${from}::date and ${to}::date group by 1, 2, 3`;
    return rows.map(({ metres, good, ...key }) => ({ key, numerator: good, denominator: metres }));
  },
});

/** Kilogrammes of a lot, in the middle. */
const lotWeight = kpi('mill/lot-weight', {
  title: t('平均批重', 'Weight of a lot'),
  summary: t('每批平均多重。', 'What a lot weighs in the middle.'),
  unit: 'kg',
  formula: t('重量合计 ÷ 批数', 'weight ÷ lots'),
  source: 'tests',
  permission: 'mill.figures',
  kind: 'average',
  better: 'down',
  places: 3,
  dimensions,
  async handle(ctx, { from, to }) {
    const rows = await ctx.sql<{ loom: string | null; shift: string | null; weight: string; lots: number }>`
      select loom, shift, (sum(coalesce(weight, 0)) / 1000.0)::numeric(20, 3)::text as weight, count(*) as lots from ${lot}
      where deleted_at is null and day between ${from}::date and ${to}::date group by 1, 2`;
    return rows.map(({ weight, lots, ...key }) => ({ key, numerator: weight, denominator: lots }));
  },
});

const openLots = kpi('mill/open-lots', {
  title: t('在织批数', 'Open lots'),
  summary: t('期末还没完工的批数。', 'Lots that are not closed at the end.'),
  unit: '批',
  formula: t('开批日 ≤ 期末，未完工或之后完工', 'begun by then, not closed or closed later'),
  source: 'tests',
  permission: 'mill.read',
  kind: 'sum',
  better: 'down',
  isStand: true,
  publish: { path: 'kpi/open', every: 'hour' },
  async handle(ctx, { to }) {
    const [row] = await ctx.sql<{ lots: number }>`
      select count(*) as lots from ${lot} where deleted_at is null and day <= ${to}::date
        and (closed_on is null or closed_on > ${to}::date)`;
    return [{ numerator: row?.lots ?? 0 }];
  },
});

const week = view('mill/week', {
  title: t('周报', 'Week'),
  permission: 'mill.read',
  input: { from: date({ title: t('从', 'From'), required: true }) },
  output: { rate: text({ title: t('合格率', 'Good rate') }), good: text({ title: t('合格', 'Good') }) },
  async handle(ctx, { from }) {
    const to = new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10);
    const { total } = await ctx.kpi(goodRate, { from, to });
    return { rate: total.value, good: total.numerator };
  },
});

export default defineApp({
  id: 'mill',
  version: '1.0.0',
  title: t('织布', 'Mill'),
  summary: t('测试用的小应用', 'A small app for tests'),
  mark: '织',
  scope: 'factory',
  permissions: {
    'mill.read': t('查看', 'See'),
    'mill.write': t('录入', 'Enter'),
    'mill.figures': t('查看指标', 'See figures'),
  },
  roles: {
    chief: {
      title: t('管理', 'Chief'),
      permissions: ['mill.read', 'mill.write', 'mill.figures'],
      grantedTo: ['owner', 'manager'],
    },
    watcher: {
      title: t('看板', 'Watcher'),
      permissions: ['mill.read', 'mill.figures'],
      grantedTo: ['leader'],
    },
    reader: { title: t('只读', 'Reader'), permissions: ['mill.read'], grantedTo: ['viewer'] },
  },
  entities: [loom, lot, shiftDay],
  events: [finished],
  actions: [finish],
  readModels: [shiftDays],
  views: [week],
  kpis: [goodRate, lotWeight, openLots],
});
