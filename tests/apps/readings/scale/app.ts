import { defineApp, entity, integer, moment, onPoints, onState, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

/** Weight that the scale of this test app cannot take until a record says that it is mended. */
const BROKEN = 666;

const weighing = entity('scale/weighing', {
  title: t('称重', 'Weighing'),
  fields: {
    reading: text({ title: t('读数', 'Reading'), required: true }),
    thing: text({ title: t('设备', 'Thing'), required: true }),
    at: moment({ title: t('时间', 'At'), required: true }),
    grams: integer({ title: t('克', 'Grams'), required: true }),
    heard: integer({ title: t('听到次数', 'Times heard'), required: true }),
  },
  label: '{grams}',
  unique: [['reading']],
  read: 'scale.read',
});

const turn = entity('scale/turn', {
  title: t('状态变化', 'Turn'),
  fields: {
    thing: text({ title: t('设备', 'Thing'), required: true }),
    before: text({ title: t('之前', 'Before') }),
    state: text({ title: t('状态', 'State'), required: true }),
    at: moment({ title: t('时间', 'At'), required: true }),
  },
  label: '{state}',
  read: 'scale.read',
});

const mended = entity('scale/mended', {
  title: t('已修好', 'Mended'),
  fields: { thing: text({ title: t('设备', 'Thing'), required: true }) },
  label: '{thing}',
  read: 'scale.read',
  write: 'scale.read',
});

/** Writes down what scales weigh, in every way in which hearing it can go. */
export default defineApp({
  id: 'scale',
  version: '1.0.0',
  title: t('秤', 'Scale'),
  summary: t('测试测点处理的应用', 'An app that tests handlers of points'),
  mark: '秤',
  scope: 'factory',
  permissions: { 'scale.read': t('查看称重', 'See weighings') },
  roles: {
    weigher: { title: t('过秤人', 'Weigher'), permissions: ['scale.read'], grantedTo: ['owner', 'manager'] },
  },
  entities: [weighing, turn, mended],
  telemetry: [
    onPoints(
      { type: 'test-scale', metrics: { weight: 'number' } },
      'scale/weighings',
      async (ctx, points) => {
        const weighings = ctx.records(weighing);
        for (const { id, thing, at, value } of points) {
          const isBroken = value === BROKEN && (await ctx.records(mended).first({ thing })) === null;
          if (isBroken) throw new Error(`${thing} is broken`);
          const known = await weighings.first({ reading: id });
          if (known === null) await weighings.add({ reading: id, thing, at, grams: value, heard: 1 });
          else await weighings.change(known.id, { grams: value, heard: known.heard + 1 });
        }
      },
    ),
    onState({ type: 'test-scale', metric: 'status' }, 'scale/turns', async (ctx, changes) => {
      for (const { thing, before, state, at } of changes)
        await ctx.records(turn).add({ thing, before, state, at });
    }),
  ],
});
