import { defineApp, entity, integer, text, view } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

const note = entity('typo/note', {
  title: t('便条', 'Note'),
  fields: { words: text({ title: t('内容', 'Words') }) },
  label: '{words}',
  read: 'typo.read',
  write: 'typo.read',
});

const output = { count: integer({ title: t('条数', 'Count') }) };

/** An app whose statements were never tried. */
export default defineApp({
  id: 'typo',
  version: '1.0.0',
  title: t('写错的应用', 'An app with slips'),
  summary: t('测试用：语句里有笔误', 'For tests: slips in its statements'),
  mark: '误',
  scope: 'factory',
  permissions: { 'typo.read': t('查看', 'See') },
  roles: { reader: { title: t('查看', 'Reader'), permissions: ['typo.read'], grantedTo: ['owner'] } },
  entities: [note],
  views: [
    view('typo/column', {
      title: t('缺列', 'A column that is not there'),
      permission: 'typo.read',
      input: {},
      output,
      async handle(ctx) {
        const [row] = await ctx.sql<{ count: number }>`select count(wrods) as count from ${note}`;
        return { ...row };
      },
    }),
    view('typo/alias', {
      title: t('缺表', 'A table that was not named'),
      permission: 'typo.read',
      input: {},
      output,
      async handle(ctx) {
        const [row] = await ctx.sql<{ count: number }>`select count(n.words) as count from ${note}`;
        return { ...row };
      },
    }),
  ],
});
