import { date, defineApp, kpiRef, text, view } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const goodRate = kpiRef('mill/good-rate');

const evening = view('boss/evening', {
  title: t('晚报', 'Evening'),
  permission: 'boss.read',
  input: { day: date({ title: t('日期', 'Day'), required: true }) },
  output: { rate: text({ title: t('合格率', 'Good rate') }) },
  async handle(ctx, { day }) {
    const { total } = await ctx.kpi(goodRate, { from: day, to: day });
    return { rate: total.value };
  },
});

export default defineApp({
  id: 'boss',
  version: '1.0.0',
  title: t('老板', 'Boss'),
  summary: t('看别的应用的指标', 'Reads figures of another app'),
  mark: '老',
  scope: 'factory',
  requires: { apps: { mill: '1.0.0' } },
  permissions: { 'boss.read': t('查看', 'See') },
  roles: {
    all: { title: t('全部', 'All'), permissions: ['boss.read'], grantedTo: ['owner', 'leader', 'viewer'] },
  },
  views: [evening],
});
