import {
  action,
  conflict,
  defineApp,
  entity,
  integer,
  list,
  moment,
  object,
  text,
  view,
} from '@selvedge/sdk/app';
import { beside } from './contract.ts';

const t = (zh: string, en: string) => ({ zh, en });

const scan = entity('floor/scan', {
  title: t('扫描', 'Scan'),
  plural: t('扫描', 'Scans'),
  fields: {
    bundle: text({ title: t('扎号', 'Bundle'), required: true, maxLength: 60 }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, unit: '件' }),
    who: text({ title: t('工人', 'Worker') }),
    at: moment({ title: t('时间', 'At') }),
    ahead: integer({ title: t('时钟偏差', 'Clock ahead'), unit: 'ms' }),
  },
  label: '{bundle}',
  sort: '-createdAt',
  read: 'floor.read',
});

/** A bundle called X is refused, as one that is closed would be. */
const report = action('floor/report', {
  title: t('报工', 'Report'),
  permission: 'floor.scan',
  input: {
    bundle: text({ title: t('扎号', 'Bundle'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1 }),
    at: moment({ title: t('时间', 'At') }),
    ahead: integer({ title: t('时钟偏差', 'Clock ahead') }),
  },
  output: { pieces: integer({ title: t('件数', 'Pieces'), required: true }) },
  async handle(ctx, input) {
    if (input.bundle.startsWith('X')) throw conflict(t('这扎已关闭。', 'This bundle is closed.'));
    await ctx.records(scan).add({ ...input, who: ctx.actor?.login ?? '' });
    return { pieces: input.pieces };
  },
});

const lately = view('floor/lately', {
  title: t('最近', 'Lately'),
  permission: 'floor.read',
  input: {},
  output: {
    total: integer({ title: t('件数', 'Pieces'), required: true }),
    scans: list({
      title: t('扫描', 'Scans'),
      item: object({
        title: t('扫描', 'Scan'),
        fields: {
          bundle: text({ title: t('扎号', 'Bundle'), required: true }),
          pieces: integer({ title: t('件数', 'Pieces'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const { items } = await ctx.records(scan).list({ limit: 50 });
    return {
      total: items.reduce((sum, { pieces }) => sum + pieces, 0),
      scans: items.map(({ bundle, pieces }) => ({ bundle, pieces })),
    };
  },
});

const page = (
  name: string,
  zh: string,
  en: string,
  archetype: 'station' | 'board' | 'desk' | 'report' | 'cockpit' | 'figures',
) => ({
  name,
  title: t(zh, en),
  archetype,
  permission: 'floor.read',
  module: `pages/${name}.tsx`,
});

export default defineApp({
  id: 'floor',
  version: '1.0.0',
  title: t('车间', 'Floor'),
  summary: t('每种页面一个', 'A page of each kind'),
  mark: '车',
  scope: 'factory',
  permissions: { 'floor.read': t('查看', 'See'), 'floor.scan': t('报工', 'Report work') },
  roles: {
    everybody: {
      title: t('所有人', 'Everybody'),
      permissions: ['floor.read', 'floor.scan'],
      grantedTo: ['owner', 'manager', 'worker'],
    },
  },
  entities: [scan],
  actions: [report],
  views: [lately],
  slots: [beside],
  pages: [
    { ...page('station', '3组 · 报工', 'Line 3 · report', 'station'), shortLink: 'fl' },
    page('wall', '3组 今日', 'Line 3 today', 'board'),
    page('table', '扫描明细', 'All scans', 'desk'),
    page('sheet', '日报表', 'Daily report', 'report'),
    page('overview', '全镇总览', 'The whole town', 'cockpit'),
    page('broken', '坏页面', 'Broken', 'desk'),
  ],
});
